import { convSteps, convCosts } from '@cnn/core/steps';
import { imageSize } from '../frame/Frame.js';
import type { Numbers } from '../../values/numbers.js';
import { checkVariant, fittingSizes, imagesOf, createVariant, type CompareOptions } from './compare.js';
import type { Comparison } from '../types.js';
import { readCompare } from './readCompare.js';

/** One image under mean filters of several sizes, or under one filter with several strides. */
export function compareConv(
  compare: unknown,
  input: Numbers,
  filter: Numbers,
  options: CompareOptions & { bias: number | number[] },
): Comparison {
  const { height, depth } = imageSize(input);
  const { what, sizes } = readCompare(compare, ['strides', 'kernel-size'], (name) =>
    name === 'strides' ? [1, 2, 3] : fittingSizes(height < 8 ? [2, 3, 4] : [3, 5, 7], input),
  );
  const isStrides = what === 'strides';
  const variants = sizes.map((size) => {
    const used = isStrides ? filter : meanFilter(size, depth);
    const all = isStrides ? { ...options, strides: size } : { ...options, groups: 1, bias: 0 };
    const kernelSize = [used.shape[0], used.shape[1]] as const;
    const { bias, ...geometry } = all;
    const filters = used.shape[3] ?? 1;
    checkVariant(input, kernelSize, geometry, filters, isStrides ? 'filter' : 'compare');
    const costs = convCosts({ inputShape: input.shape, kernelSize, filters, ...geometry });
    return createVariant(what, size, convSteps(input, used, { ...geometry, bias }), costs);
  });
  return { ...imagesOf(input), variants, note: isStrides ? undefined : 'meanFilters' };
}

function meanFilter(size: number, depth: number): Numbers {
  const count = size * size * depth;
  return { data: new Float64Array(count).fill(1 / count), shape: [size, size, depth, 1] };
}
