import type { Numbers } from '../../values/numbers.js';
import type { FigureStep } from '../types.js';

/** A cell of an output, each index from 0. */
export interface OutputCell {
  row: number;
  column: number;
  channel: number;
}

const windowOf = (step: FigureStep) => step.window ?? { ...step, height: 1, width: 1 };

/** Whether a step uses a cell of its input. Steps of a convolution use all channels, others only their own. */
export function covers(step: FigureStep, { row, column, channel }: OutputCell): boolean {
  const window = windowOf(step);
  return (
    row >= window.row &&
    row < window.row + window.height &&
    column >= window.column &&
    column < window.column + window.width &&
    (step.channelSums !== undefined || channel === step.channel)
  );
}

/** The cell of an input of this shape that corresponds to a step: its maximum, else the last cell of its window. */
export function inputCell(step: FigureStep, [height, width]: readonly number[]): OutputCell {
  const window = windowOf(step);
  const last = {
    row: Math.min(window.row + window.height, height) - 1,
    column: Math.min(window.column + window.width, width) - 1,
  };
  return { ...(step.argmax ?? last), channel: step.channelSums ? 0 : step.channel };
}

const outputs = new WeakMap<object, Numbers>();

/** The values of the steps as one array, cached per array of steps. */
export function outputOf(steps: readonly FigureStep[]): Numbers {
  const cached = outputs.get(steps);
  if (cached) return cached;
  const { row, column, channel } = steps[steps.length - 1];
  const shape = channel > 0 ? [row + 1, column + 1, channel + 1] : [row + 1, column + 1];
  const values = Float64Array.from(steps, ({ value }) => value);
  const output = { data: values, shape };
  outputs.set(steps, output);
  return output;
}
