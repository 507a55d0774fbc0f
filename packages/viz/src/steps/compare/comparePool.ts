import { poolCosts, poolSteps, type PoolMode } from '@cnn/core/steps';
import { imageSize } from '../frame/Frame.js';
import type { Numbers } from '../../values/numbers.js';
import { checkVariant, fittingSizes, imagesOf, createVariant, type CompareOptions } from './compare.js';
import type { Comparison } from '../types.js';
import { readCompare } from './readCompare.js';

/** One image pooled with several pool sizes, or with several strides. */
export function comparePool(
  compare: unknown,
  input: Numbers,
  mode: PoolMode,
  { poolSize, strides, ...padding }: { poolSize: CompareOptions['strides'] } & CompareOptions,
): Comparison {
  const { depth } = imageSize(input);
  const { what, sizes } = readCompare(compare, ['pool-size', 'strides'], (name) =>
    name === 'strides' ? [1, 2, 3] : fittingSizes([2, 3, 4], input),
  );
  const variants = sizes.map((size) => {
    const window = what === 'pool-size' ? size : (poolSize ?? 2);
    const options = {
      ...padding,
      poolSize: window,
      strides: what === 'strides' ? size : (strides ?? window),
    };
    const kernel = [window].flat();
    checkVariant(input, [kernel[0], kernel[kernel.length - 1]], options, depth, 'poolSize');
    const costs = poolCosts({ inputShape: input.shape, ...options });
    return createVariant(what, size, poolSteps(input, { ...options, mode }), costs);
  });
  return { ...imagesOf(input), variants };
}
