// The loops of all poolings. What one window gives is in maxPool2d.ts, averagePool2d.ts and sumPool2d.ts.
// Letters: input [n, h, w, c], output [n, oh, ow, c]; the window at [row, column] of the output covers cells [y, x].
import {
  denseView,
  sizeOf,
  zerosLike,
  type ArrayInput,
  type FloatArray,
  type DenseView,
} from '../../arrays/view.js';
import { cellUnder } from '../../arrays/window.js';
import type { Pool } from './checkPool.js';
import { checkOutputGradient } from './checkOutputGradient.js';
import { castLike, indexOf, valueAt } from './images.js';

/** One window in one channel. */
export type WindowPosition = readonly [n: number, row: number, column: number, channel: number];

/** The value of a window, and how the gradient of that value goes back to its cells. */
export interface PoolRule {
  value(pool: Pool, position: WindowPosition): number;
  /** Calls `emit` with each cell that gets a part of the gradient, row by row. */
  distribute(
    pool: Pool,
    position: WindowPosition,
    gradient: number,
    emit: (y: number, x: number, part: number) => void,
  ): void;
}

/** The output of a pooling: the value of every window. */
export function pool(checked: Pool, rule: PoolRule): DenseView<FloatArray> {
  const { input, geometry, outputShape } = checked;
  const output = zerosLike(input, outputShape);
  let index = 0;
  for (let n = 0; n < input.shape[0]; n++) {
    for (let row = 0; row < geometry.rows.output; row++) {
      for (let column = 0; column < geometry.columns.output; column++) {
        for (let channel = 0; channel < input.shape[3]; channel++) {
          output.data[index++] = rule.value(checked, [n, row, column, channel]);
        }
      }
    }
  }
  return output;
}

/** The gradient of the input: every output gradient is distributed over its window; a cell adds up what it gets. */
export function poolBackward(
  outputGradient: ArrayInput,
  checked: Pool,
  rule: PoolRule,
): DenseView<FloatArray> {
  const { input, geometry, outputShape, inputShape } = checked;
  const dOutput = checked.asImages(checkOutputGradient(outputGradient, checked.functionName, outputShape));
  const sums = new Float64Array(sizeOf(inputShape));
  const dInput = denseView(sums, input.shape);
  for (let n = 0; n < input.shape[0]; n++) {
    for (let row = 0; row < geometry.rows.output; row++) {
      for (let column = 0; column < geometry.columns.output; column++) {
        for (let channel = 0; channel < input.shape[3]; channel++) {
          const gradient = valueAt(dOutput, n, row, column, channel);
          rule.distribute(checked, [n, row, column, channel], gradient, (y, x, part) => {
            sums[indexOf(dInput, n, y, x, channel)] += part;
          });
        }
      }
    }
  }
  return castLike(input, sums, inputShape);
}

/** The cells of a window that are in the input: rows from `top` to below `bottom`, columns from `left` to below `right`. */
export function windowCells({ geometry: { rows, columns } }: Pool, [, row, column]: WindowPosition) {
  const top = cellUnder(rows, row, 0);
  const left = cellUnder(columns, column, 0);
  return {
    top: Math.max(top, 0),
    bottom: Math.min(top + rows.kernel, rows.input),
    left: Math.max(left, 0),
    right: Math.min(left + columns.kernel, columns.input),
  };
}
