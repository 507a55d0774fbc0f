import type { PoolMode, PoolStep, WindowGeometry } from '@cnn/core/steps';
import type { Messages } from '../../messages/index.js';
import type { Numbers } from '../../values/numbers.js';
import { imageSize, range, titleFor, type Frame } from './Frame.js';
import { imageMatrix } from './imageMatrix.js';
import { resultMatrix } from './resultMatrix.js';

export interface PoolFrameInput {
  input: Numbers;
  geometry: WindowGeometry;
  /** The steps of each mode, with the same windows. */
  all: { mode: PoolMode; steps: readonly PoolStep[] }[];
}

/** How many cells at the end of an axis no window covers, without padding. */
export function droppedOf({ before, input, output, stride, kernel }: WindowGeometry['rows']): number {
  return Math.max(0, before + input - ((output - 1) * stride + kernel));
}

/** The cells of a step: those of the window are lit, its maximum marked. Padding stays empty, since it is not pooled. */
export function poolFrame(
  figure: PoolFrameInput,
  step: Omit<PoolStep, 'value'>,
  messages: Messages,
  editable: boolean,
): Frame {
  const { input, geometry, all } = figure;
  const { rows, columns } = geometry;
  const firstDropped = { row: rows.input - droppedOf(rows), column: columns.input - droppedOf(columns) };
  const { window, argmax } = step;
  const { depth } = imageSize(input);
  const imageOf = (channel: number) => {
    const matrix = imageMatrix(input, channel, {
      ...geometry,
      window,
      editable,
      messages,
      styleCell(cell, row, column, isPadding) {
        const isCovered =
          channel === step.channel &&
          isIn(row, window.row, window.height) &&
          isIn(column, window.column, window.width);
        if (isPadding) return cell;
        if (row >= firstDropped.row || column >= firstDropped.column) return { ...cell, state: 'dropped' };
        if (!isCovered) return cell;
        const isWinner = argmax?.row === row && argmax.column === column;
        return { ...cell, state: isWinner ? 'winner' : 'lit' };
      },
    });
    return channel === step.channel ? matrix : { ...matrix, outline: undefined };
  };
  return {
    inputs: range(depth).map(imageOf),
    filters: [],
    results: all.flatMap(({ mode, steps }) =>
      range(depth).map((channel) => {
        const matrix = resultMatrix(steps, steps[step.index], channel, messages);
        return all.length === 1
          ? matrix
          : { ...matrix, title: titleFor(messages[mode], channel, depth, messages) };
      }),
    ),
    depth,
  };
}

const isIn = (index: number, first: number, length: number): boolean =>
  index >= first && index < first + length;
