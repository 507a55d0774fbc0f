import {
  convSteps,
  operationCosts,
  poolSteps,
  windowGeometry,
  type ConvOptions,
  type PoolMode,
} from '@cnn/core/steps';
import { extent, imageMatrix, range, resultMatrix, sizeText } from '../frame/Frame.js';
import { fill, type MessageName, type Messages } from '../messages/index.js';
import { limitGeometry, limitWindow } from '../parse/limits.js';
import { numbersOf, type Numbers } from '../parse/readNumbers.js';
import type { FigureStep } from '../types.js';
import type { Comparison, Variant } from './Comparison.js';
import { readCompare } from './readCompare.js';

type WindowOptions = Pick<ConvOptions, 'strides' | 'padding' | 'dilationRate'>;

/** Sizes that show the trade-off, as far as they fit the image. */
function fitting(sizes: number[], input: Numbers): number[] {
  const { height, width } = extent(input);
  const fit = sizes.filter((size) => size <= Math.min(height, width));
  return fit.length > 0 ? fit : [1];
}

/** One image under filters of several sizes, each of which takes the mean, or under one filter at several strides. */
export function compareConv(
  compare: unknown,
  input: Numbers,
  filter: Numbers,
  options: WindowOptions & { bias: number | number[] },
): Comparison {
  const { height, depth } = extent(input);
  const { what, sizes } = readCompare(compare, ['strides', 'kernel-size'], (name) =>
    name === 'strides' ? [1, 2, 3] : fitting(height < 8 ? [2, 3, 4] : [3, 5, 7], input),
  );
  const isStrides = what === 'strides';
  const variants = sizes.map((size) => {
    const used = isStrides ? filter : meanFilter(size, depth);
    const all = isStrides ? { ...options, strides: size } : { ...options, bias: 0 };
    const kernelSize = [used.shape[0], used.shape[1]] as const;
    const { bias, ...geometry } = all;
    const filters = used.shape[3] ?? 1;
    check(input, kernelSize, geometry, filters, isStrides ? 'filter' : 'compare');
    const counted = operationCosts({ inputShape: input.shape, kernelSize, filters, ...geometry });
    return variant(what, size, convSteps(input, used, { ...geometry, bias }), counted);
  });
  return { ...imagesOf(input), variants, note: isStrides ? undefined : 'meanFilters' };
}

/** One image pooled in windows of several sizes, or at several strides. */
export function comparePool(
  compare: unknown,
  input: Numbers,
  mode: PoolMode,
  { poolSize, strides, ...padding }: { poolSize: WindowOptions['strides'] } & WindowOptions,
): Comparison {
  const { depth } = extent(input);
  const { what, sizes } = readCompare(compare, ['pool-size', 'strides'], (name) =>
    name === 'strides' ? [1, 2, 3] : fitting([2, 3, 4], input),
  );
  const variants = sizes.map((size) => {
    const window = what === 'pool-size' ? size : (poolSize ?? 2);
    const options = {
      ...padding,
      poolSize: window,
      strides: what === 'strides' ? size : (strides ?? window),
    };
    const kernel = [window].flat();
    check(input, [kernel[0], kernel[kernel.length - 1]], options, depth, 'poolSize');
    const counted = operationCosts({ inputShape: input.shape, ...options });
    return variant(what, size, poolSteps(input, { ...options, mode }), counted);
  });
  return { ...imagesOf(input), variants };
}

function check(
  input: Numbers,
  kernel: readonly [number, number],
  { strides, padding, dilationRate }: WindowOptions,
  channels: number,
  argument: string,
): void {
  const { height, width } = extent(input);
  limitWindow(kernel, argument);
  const options = { strides, padding, dilationRate };
  limitGeometry(windowGeometry('compare', [height, width], kernel, options, argument), channels);
}

function meanFilter(size: number, depth: number): Numbers {
  const count = size * size * depth;
  return numbersOf(new Float64Array(count).fill(1 / count), [size, size, depth, 1]);
}

const titles: Record<string, MessageName> = {
  strides: 'stridesIs',
  'kernel-size': 'kernelSizeIs',
  'pool-size': 'poolSizeIs',
};

function variant(what: string, size: number, steps: FigureStep[], counted: Variant['costs']): Variant {
  const last = steps[steps.length - 1];
  return {
    title: (messages) =>
      fill(messages[titles[what]], { size: what === 'strides' ? size : sizeText(size, size) }),
    matrices: (messages) =>
      range(last.channel + 1).map((channel) => ({
        ...resultMatrix(steps, last, channel, messages),
        outline: undefined,
      })),
    costs: counted,
  };
}

/** The image as it is, without a window. */
function imagesOf(input: Numbers): Pick<Comparison, 'images'> {
  const { height, width, depth } = extent(input);
  const geometry = windowGeometry('compare', [height, width], [1, 1]);
  return {
    images: (messages: Messages) =>
      range(depth).map((channel) => ({
        ...imageMatrix(input, channel, {
          ...geometry,
          window: { row: 0, column: 0, height: 1, width: 1 },
          editable: false,
          messages,
          light: (cell) => cell,
        }),
        outline: undefined,
      })),
  };
}
