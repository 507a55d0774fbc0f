import { convSteps, type PoolMode } from '@cnn/core/steps';
import { limits } from '../../../values/limits.js';
import type { Numbers } from '../../../values/numbers.js';
import type { DiagramLayer } from '../network/diagramNetwork.js';
import type { Focus } from '../network/focus.js';
import { receptiveFieldOf, type Rectangle } from '../network/receptiveFieldOf.js';

/** What `<conv-step>` or `<pool-step>` is given to show one value of a layer. */
export interface StepInput {
  input: Numbers;
  filter?: Numbers;
  bias?: number;
  strides?: unknown;
  padding?: unknown;
  dilationRate?: unknown;
  poolSize?: unknown;
  mode?: PoolMode;
  step: number;
  /** Columns of the output where the figure shows the whole image: each of its steps is then a value of the layer. */
  columns?: number;
  /** Of many input channels, how many are shown, and the sum of the others and the bias. */
  rest?: { shown: number; count: number; value: number };
}

/** Whether a step figure has room for the window of a convolution or a pooling. */
export function hasSmallWindow({ options }: DiagramLayer): boolean {
  const { kernelSize, poolSize = 2 } = options;
  return [kernelSize ?? poolSize].flat().every((length) => (length as number) <= limits.window);
}

/** The convolution that computes a value, with the model's own weights. */
export function convStepInput(
  layer: DiagramLayer,
  input: Numbers,
  [kernel, biases]: readonly Numbers[],
  focus: Focus,
): StepInput {
  const { strides, padding, dilationRate, groups = 1 } = layer.options;
  const [rows, columns, filters] = layer.outputShape;
  const channelCount = kernel.shape[2];
  const group = Math.floor(focus.channel / (filters / (groups as number)));
  const bias = biases?.data[focus.channel] ?? 0;
  const channels = Array.from({ length: channelCount }, (_, i) => i);
  const inGroup = (list: readonly number[]) => list.map((channel) => group * channelCount + channel);
  const isComplete = channelCount <= limits.channels;
  if (isComplete && isSmall(input.shape) && rows * columns <= limits.steps) {
    return {
      input: crop(input, wholeImage(input.shape), inGroup(channels)),
      filter: filterOf(kernel, channels, focus.channel),
      bias,
      strides,
      padding,
      dilationRate,
      step: focus.row * columns + focus.column,
      columns,
    };
  }
  // Only the window of this value; of many channels those with the largest sums, the others as part of the bias.
  const { window } = receptiveFieldOf([layer], focus);
  const [{ channelSums }] = convSteps(
    crop(input, window, inGroup(channels)),
    filterOf(kernel, channels, focus.channel),
    { dilationRate: dilationRate as number | undefined },
  );
  const shown = isComplete ? channels : largest(channelSums, limits.channels);
  const hidden = channels.filter((channel) => !shown.includes(channel));
  const value = hidden.reduce((sum, channel) => sum + channelSums[channel], bias);
  return {
    input: crop(input, window, inGroup(shown)),
    filter: filterOf(kernel, shown, focus.channel),
    bias: value,
    dilationRate,
    step: 0,
    rest: isComplete ? undefined : { shown: shown.length, count: channelCount, value },
  };
}

/** The pooling that computes a value. */
export function poolStepInput(layer: DiagramLayer, input: Numbers, focus: Focus): StepInput {
  const { poolSize = 2, strides, padding } = layer.options;
  const mode = layer.kind.replace('Pooling2d', '') as PoolMode;
  const [rows, columns] = layer.outputShape;
  if (isSmall(input.shape) && rows * columns <= limits.steps) {
    const image = crop(input, wholeImage(input.shape), [focus.channel]);
    const step = focus.row * columns + focus.column;
    return { input: image, mode, poolSize, strides, padding, step, columns };
  }
  const window = receptiveFieldOf([layer], focus).visible;
  const poolWindow = [window.height, window.width];
  return { input: crop(input, window, [focus.channel]), mode, poolSize: poolWindow, step: 0 };
}

const wholeImage = ([height, width]: readonly number[]): Rectangle => ({ row: 0, column: 0, height, width });
const isSmall = ([height, width]: readonly number[]): boolean => Math.max(height, width) <= limits.cells;

/** The indices of the `count` values that are farthest from 0, in ascending order. */
const largest = (values: readonly number[], count: number): number[] =>
  Array.from(values, (_, i) => i)
    .sort((a, b) => Math.abs(values[b]) - Math.abs(values[a]))
    .slice(0, count)
    .sort((a, b) => a - b);

/** Some channels of a region of an image; cells outside the image are 0, as padding is. */
function crop(
  { data, shape }: Numbers,
  { row, column, height, width }: Rectangle,
  channels: readonly number[],
): Numbers {
  const [rows, columns, depth] = shape;
  const cut = new Float64Array(height * width * channels.length);
  for (let r = 0; r < height; r++) {
    for (let c = 0; c < width; c++) {
      const [y, x] = [row + r, column + c];
      if (y < 0 || y >= rows || x < 0 || x >= columns) continue;
      channels.forEach((channel, i) => {
        cut[(r * width + c) * channels.length + i] = data[(y * columns + x) * depth + channel];
      });
    }
  }
  return { data: cut, shape: [height, width, channels.length] };
}

/** The part of a kernel `[kh, kw, in, out]` that computes one output channel from some input channels. */
function filterOf({ data, shape }: Numbers, channels: readonly number[], out: number): Numbers {
  const [height, width, depth, filters] = shape;
  const filter = Float64Array.from({ length: height * width * channels.length }, (_, i) => {
    const cell = Math.floor(i / channels.length);
    return data[(cell * depth + channels[i % channels.length]) * filters + out];
  });
  return { data: filter, shape: [height, width, channels.length, 1] };
}
