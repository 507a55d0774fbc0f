import type { ActivationName } from '@cnn/core/reference';
import { imageSize, indices } from '../../steps/frame/Frame.js';
import { offsetOf, type Numbers } from '../../values/numbers.js';
import type { FigureStep } from '../../steps/types.js';
import { activate, type Settings } from './activations.js';

export type { Settings };

/** How one value of the result comes about. */
export interface ActivationEntry extends FigureStep {
  /** The value that goes in. */
  x: number;
  /** Places, in the input's data, of the values that it depends on: its own, and for softmax its whole row. */
  together: number[];
  /** The values there. */
  values: number[];
}

/** One entry a value, by row, column, channel. */
export function activationSteps(input: Numbers, name: ActivationName, settings: Settings): ActivationEntry[] {
  const { height, width, depth } = imageSize(input);
  const results = activate(name, input, settings).data;
  const last = input.shape[input.shape.length - 1];
  return indices(height).flatMap((row) =>
    indices(width).flatMap((column) =>
      indices(depth).map((channel) => {
        const index = offsetOf(input, row, column, channel);
        const first = index - (index % last);
        const together = name === 'softmax' ? indices(last).map((i) => first + i) : [index];
        const values = together.map((place) => input.data[place]);
        return { index, row, column, channel, x: input.data[index], value: results[index], together, values };
      }),
    ),
  );
}

export interface Point {
  x: number;
  y: number;
}

export interface Curve {
  /** From left to right. */
  points: Point[];
  /** The input's values on the curve, each once. */
  values: Point[];
  current: Point;
}

const samples = 96;
/** The curve goes at least so far to both sides. */
const reach = 4;
const mostValues = 64;

/** The function around the input's values. Softmax as the value of the step changes, and the rest of its row stays. */
export function curveOf(
  input: Numbers,
  steps: readonly ActivationEntry[],
  { x: now, value, index, together, values: row }: ActivationEntry,
  name: ActivationName,
  settings: Settings,
): Curve {
  const end = input.data.reduce((most, x) => Math.max(most, Math.abs(x)), reach);
  const xs = indices(samples + 1).map((i) => ((2 * i) / samples - 1) * end);
  const own = together.indexOf(index);
  const rows = xs.map((x) => row.map((other, i) => (i === own ? x : other)));
  const y = activate(
    name,
    { data: Float64Array.from(rows.flat()), shape: [xs.length, row.length] },
    settings,
  ).data;
  const distinct = name === 'softmax' ? [] : new Map(steps.map((step) => [step.x, step.value]));
  return {
    points: xs.map((x, i) => ({ x, y: y[i * row.length + own] })),
    values: [...distinct].slice(0, mostValues).map(([x, result]) => ({ x, y: result })),
    current: { x: now, y: value },
  };
}
