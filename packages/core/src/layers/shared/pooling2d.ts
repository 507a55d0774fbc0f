import { checkOptions } from '../../arrays/check.js';
import {
  poolGeometry,
  poolOptionNames,
  type PoolMode,
  type PoolOptions,
} from '../../reference/shared/pool2d.js';
import { checkInputShape } from './checkInputShape.js';
import type { Layer, Shape } from '../layer.js';
import { poolingLayer } from './poolingLayer.js';

export type PoolingOptions = PoolOptions & {
  /** `[h, w, c]`, on the first layer of a model. */
  inputShape?: Shape;
};

/** A pooling whose window slides. */
export function pooling2d(kind: string, mode: PoolMode, given: PoolingOptions): Layer {
  const name = `layers.${kind}`;
  checkOptions(name, given, [...poolOptionNames, 'inputShape']);
  const options = { ...given };
  const geometryOf = ([height, width]: Shape) => poolGeometry(name, [height, width], options);
  // Any image is large enough to check the options by.
  geometryOf([2 ** 30, 2 ** 30]);
  return poolingLayer(
    kind,
    mode,
    { options, inputShape: checkInputShape(name, options.inputShape) },
    geometryOf,
  );
}
