import {
  pool1dGeometry,
  poolOptionNames,
  type Pool1dOptions,
  type PoolMode,
} from '../../reference/shared/checkPool.js';
import type { Layer, LayerOptions, Shape } from '../layer.js';
import { checkLayer } from './checkLayer.js';
import { anyLength, checkLine, withOneRow } from './lines.js';
import { planPooling } from './planPooling.js';

/** The window of a pooling layer, and how it moves along the line. */
export interface Pooling1dOptions extends LayerOptions, Pool1dOptions {
  /** `[steps, c]`, required on the first layer of a model. */
  inputShape?: Shape;
}

/** A pooling layer whose window slides along the line; what is done in the window is its mode. */
export function pooling1d(kind: string, mode: PoolMode, given: Pooling1dOptions): Layer {
  const name = `layers.${kind}`;
  const layer = checkLayer(kind, given, poolOptionNames);
  const options = { ...given };
  const geometryOf = (steps: number) => pool1dGeometry(name, steps, options);
  geometryOf(anyLength);
  return {
    ...layer,
    outputShape(inputShape) {
      checkLine(name, inputShape);
      const [steps, channels] = inputShape;
      return [geometryOf(steps).columns.output, channels];
    },
    parameters: () => [],
    producesSparseGradient: mode === 'max',
    plan: (context) => planPooling(withOneRow(context), mode, geometryOf(context.inputShape[0])),
  };
}
