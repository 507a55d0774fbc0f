import {
  poolGeometry,
  poolOptionNames,
  type PoolMode,
  type PoolOptions,
} from '../../reference/shared/checkPool.js';
import type { Layer, LayerOptions, Shape } from '../layer.js';
import { anyImage, checkImage } from './checkImage.js';
import { checkLayer } from './checkLayer.js';
import { planPooling } from './planPooling.js';

/** The window of a pooling layer, and how it moves over the image. */
export interface Pooling2dOptions extends LayerOptions, PoolOptions {
  /** `[h, w, c]`, required on the first layer of a model. */
  inputShape?: Shape;
}

/** A pooling layer whose window slides over the image; what is done in the window is its mode. */
export function pooling2d(kind: string, mode: PoolMode, given: Pooling2dOptions): Layer {
  const name = `layers.${kind}`;
  const layer = checkLayer(kind, given, poolOptionNames);
  const options = { ...given };
  const geometryOf = ([height, width]: Shape) => poolGeometry(name, [height, width], options);
  geometryOf(anyImage);
  return {
    ...layer,
    outputShape(inputShape) {
      checkImage(name, inputShape);
      const { rows, columns } = geometryOf(inputShape);
      return [rows.output, columns.output, inputShape[2]];
    },
    parameters: () => [],
    producesSparseGradient: mode === 'max',
    plan: (context) => planPooling(context, mode, geometryOf(context.inputShape)),
  };
}
