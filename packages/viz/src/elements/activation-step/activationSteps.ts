import type { ActivationName } from '@cnn/core/reference';
import { imageSize, range } from '../../steps/frame/Frame.js';
import type { FigureStep } from '../../steps/types.js';
import { offsetOf, type Numbers } from '../../values/numbers.js';
import { activate, type ActivationSettings } from './activations.js';

/** How one value of the result is computed. */
export interface ActivationStepEntry extends FigureStep {
  /** The input value. */
  x: number;
  /** Offsets, in the input's data, of the values that the result depends on: its own, for softmax its whole row. */
  dependsOn: number[];
  /** The values at these offsets. */
  values: number[];
}

/** One entry per value, by row, column, channel. */
export function activationSteps(
  input: Numbers,
  name: ActivationName,
  settings: ActivationSettings,
): ActivationStepEntry[] {
  const { height, width, depth } = imageSize(input);
  const results = activate(name, input, settings).data;
  const rowLength = input.shape[input.shape.length - 1];
  return range(height).flatMap((row) =>
    range(width).flatMap((column) =>
      range(depth).map((channel) => {
        const index = offsetOf(input, row, column, channel);
        const first = index - (index % rowLength);
        const dependsOn = name === 'softmax' ? range(rowLength).map((i) => first + i) : [index];
        const values = dependsOn.map((offset) => input.data[offset]);
        return {
          index,
          row,
          column,
          channel,
          x: input.data[index],
          value: results[index],
          dependsOn,
          values,
        };
      }),
    ),
  );
}

export interface CurvePoint {
  x: number;
  y: number;
}

export interface Curve {
  /** By x. */
  points: CurvePoint[];
  /** The distinct input values on the curve. */
  values: CurvePoint[];
  current: CurvePoint;
}

const segmentCount = 96;
/** The curve reaches at least from −4 to 4. */
const minExtent = 4;
const maxDots = 64;

/**
 * The curve of the function over the range of the input. That of softmax is its value for other values of the current
 * input, with the rest of its row unchanged.
 */
export function curveOf(
  input: Numbers,
  steps: readonly ActivationStepEntry[],
  { x: currentX, value, index, dependsOn, values: row }: ActivationStepEntry,
  name: ActivationName,
  settings: ActivationSettings,
): Curve {
  const extent = input.data.reduce((max, x) => Math.max(max, Math.abs(x)), minExtent);
  const xs = range(segmentCount + 1).map((i) => ((2 * i) / segmentCount - 1) * extent);
  const position = dependsOn.indexOf(index);
  const rows = xs.map((x) => row.map((other, i) => (i === position ? x : other)));
  const numbers = { data: Float64Array.from(rows.flat()), shape: [xs.length, row.length] };
  const ys = activate(name, numbers, settings).data;
  const distinct = name === 'softmax' ? [] : new Map(steps.map((step) => [step.x, step.value]));
  return {
    points: xs.map((x, i) => ({ x, y: ys[i * row.length + position] })),
    values: [...distinct].slice(0, maxDots).map(([x, y]) => ({ x, y })),
    current: { x: currentX, y: value },
  };
}
