import { convSteps, receptiveField } from '@cnn/core/steps';
import { dense } from '@cnn/core/reference';
import type { Numbers } from '../../values/readLargeNumbers.js';
import { limits } from '../../values/limits.js';
import type { DiagramLayer } from './diagramNetwork.js';
import type { Focus, Rectangle } from './stages.js';

interface Image extends Numbers {
  shape: number[];
}

/** What `<conv-step>` and `<pool-step>` are given to show one value of a layer. */
export interface StepInput {
  input: Image;
  filter?: Image;
  bias?: number;
  strides?: unknown;
  padding?: unknown;
  dilationRate?: unknown;
  poolSize?: unknown;
  mode?: 'max' | 'average' | 'sum';
  step: number;
  /** Where the figure goes over the whole image, its columns: the step then says row and column. */
  columns?: number;
  /** Of how many channels those shown are, and what the others add, bias included. */
  rest?: { shown: number; count: number; value: number };
}

/** The channels `from …` of a region; cells beside the image are 0, as padding is. */
function crop(
  { data, shape }: Numbers,
  { row, column, height, width }: Rectangle,
  channels: readonly number[],
): Image {
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

/** The part of a kernel that makes one output channel from some of the input's. */
function filterOf({ data, shape }: Numbers, channels: readonly number[], out: number): Image {
  const [height, width, depth, filters] = shape;
  const taken = Float64Array.from({ length: height * width * channels.length }, (_, i) => {
    const cell = Math.floor(i / channels.length);
    return data[(cell * depth + channels[i % channels.length]) * filters + out];
  });
  return { data: taken, shape: [height, width, channels.length, 1] };
}

const range = (from: number, count: number): number[] => Array.from({ length: count }, (_, i) => from + i);
const whole = ([height, width]: readonly number[]): Rectangle => ({ row: 0, column: 0, height, width });
const isSmall = ([height, width]: readonly number[]): boolean => Math.max(height, width) <= limits.cells;

/** The window of a value in its layer's input, as far as it reaches. */
export function windowOf(layer: DiagramLayer, { row, column }: Focus, part: 'window' | 'visible'): Rectangle {
  const { kind, options, outputShape, inputShape } = layer;
  const shaped = { kind, options, outputShape: () => [...outputShape], parameters: () => [] };
  return receptiveField([shaped], inputShape, 0, row, column)[part];
}

/** The convolution that makes a value, with the model's own weights. */
export function convStepInput(
  layer: DiagramLayer,
  input: Numbers,
  [kernel, biases]: readonly Numbers[],
  focus: Focus,
): StepInput {
  const { strides, padding, dilationRate, groups = 1 } = layer.options;
  const [, columns, filters] = layer.outputShape;
  const own = kernel.shape[2];
  const group = Math.floor(focus.channel / (filters / (groups as number)));
  const bias = biases?.data[focus.channel] ?? 0;
  const channels = range(0, own);
  const at = (list: readonly number[]) => list.map((channel) => group * own + channel);
  const isAll = own <= limits.channels;
  if (isAll && isSmall(input.shape) && columns * layer.outputShape[0] <= limits.steps) {
    return {
      input: crop(input, whole(input.shape), at(channels)),
      filter: filterOf(kernel, channels, focus.channel),
      bias,
      strides,
      padding,
      dilationRate,
      step: focus.row * columns + focus.column,
      columns,
    };
  }
  // Only its own window; of many channels those whose sums are largest, and the others as part of the bias.
  const window = windowOf(layer, focus, 'window');
  const options = { dilationRate: dilationRate as number | undefined };
  const [{ channelSums }] = convSteps(
    crop(input, window, at(channels)),
    filterOf(kernel, channels, focus.channel),
    options,
  );
  const shown = isAll
    ? channels
    : [...channels]
        .sort((a, b) => Math.abs(channelSums[b]) - Math.abs(channelSums[a]))
        .slice(0, limits.channels)
        .sort((a, b) => a - b);
  const others = channels.filter((channel) => !shown.includes(channel));
  const value = others.reduce((sum, channel) => sum + channelSums[channel], bias);
  return {
    input: crop(input, window, at(shown)),
    filter: filterOf(kernel, shown, focus.channel),
    bias: value,
    dilationRate,
    step: 0,
    rest: isAll ? undefined : { shown: shown.length, count: own, value },
  };
}

/** The pooling that makes a value. */
export function poolStepInput(layer: DiagramLayer, input: Numbers, focus: Focus): StepInput {
  const { poolSize = 2, strides, padding } = layer.options;
  const mode = layer.kind.startsWith('max') ? 'max' : layer.kind.startsWith('average') ? 'average' : 'sum';
  const [rows, columns] = layer.outputShape;
  if (isSmall(input.shape) && rows * columns <= limits.steps) {
    const image = crop(input, whole(input.shape), [focus.channel]);
    return {
      input: image,
      mode,
      poolSize,
      strides,
      padding,
      step: focus.row * columns + focus.column,
      columns,
    };
  }
  const window = windowOf(layer, focus, 'visible');
  return {
    input: crop(input, window, [focus.channel]),
    mode,
    poolSize: [window.height, window.width],
    step: 0,
  };
}

/** The sum of a unit of a dense layer before its bias, and its bias. */
export function denseUnitSum(
  input: Numbers,
  [kernel, biases]: readonly Numbers[],
  unit: number,
): { sum: number; bias: number } {
  const [inputs, units] = kernel.shape;
  const column = Float64Array.from({ length: inputs }, (_, i) => kernel.data[i * units + unit]);
  const { data } = dense(input, { data: column, shape: [inputs, 1] });
  return { sum: data[0], bias: biases?.data[unit] ?? 0 };
}
