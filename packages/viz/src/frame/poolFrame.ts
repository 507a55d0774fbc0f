import type { PoolStep, WindowGeometry } from '@cnn/core/steps';
import type { Messages } from '../messages/index.js';
import type { Numbers } from '../parse/readNumbers.js';
import { extent, imageMatrix, range, resultMatrix, type Frame } from './Frame.js';

export interface PoolFigure {
  input: Numbers;
  geometry: WindowGeometry;
  steps: PoolStep[];
}

/** Which cells are lit at a step: the part that is pooled, and its winner. Padding stays empty: it never counts. */
export function poolFrame(figure: PoolFigure, step: PoolStep, messages: Messages, editable: boolean): Frame {
  const { input, geometry, steps } = figure;
  const { window, argmax } = step;
  const { depth } = extent(input);
  const imageOf = (channel: number) => {
    const matrix = imageMatrix(input, channel, {
      ...geometry,
      window,
      editable,
      messages,
      light(cell, row, column, isPadding) {
        const isCovered =
          channel === step.channel &&
          isIn(row, window.row, window.height) &&
          isIn(column, window.column, window.width);
        if (!isCovered || isPadding) return cell;
        const isWinner = argmax?.row === row && argmax.column === column;
        return { ...cell, tone: isWinner ? 'winner' : 'lit' };
      },
    });
    return channel === step.channel ? matrix : { ...matrix, outline: undefined };
  };
  return {
    inputs: range(depth).map(imageOf),
    filters: [],
    results: range(depth).map((channel) => resultMatrix(steps, step, channel, messages)),
  };
}

const isIn = (place: number, first: number, length: number): boolean =>
  place >= first && place < first + length;
