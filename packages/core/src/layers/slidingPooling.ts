import { checkOptions } from '../check.js';
import { poolGeometry, type PoolOptions } from '../reference/pool2d.js';
import type { PoolMode } from '../steps/poolSteps.js';
import { firstShape } from './firstShape.js';
import type { Layer, Shape } from './layer.js';
import { poolingLayer } from './poolingLayer.js';

export type PoolingOptions = PoolOptions & {
  /** `[h, w, c]`, on the first layer of a model. */
  inputShape?: Shape;
};

/** A pooling whose window slides. */
export function slidingPooling(kind: string, mode: PoolMode, options: PoolingOptions): Layer {
  const name = `layers.${kind}`;
  checkOptions(name, options, ['poolSize', 'strides', 'padding', 'inputShape']);
  const geometryOf = ([height, width]: Shape) => poolGeometry(name, [height, width], options);
  // Any image is large enough to check the options by.
  geometryOf([2 ** 30, 2 ** 30]);
  const given = { options: { ...options }, inputShape: firstShape(name, options.inputShape) };
  return poolingLayer(kind, mode, given, geometryOf);
}
