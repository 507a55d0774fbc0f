// The sum behind one value of a convolution's output. Those behind its gradients are in convGradientSums.ts.
// Letters: X input [n,h,w,c], W filter [kh,kw,c/groups,out], Y output [n,oh,ow,out], dY its gradient.
import { cellUnder } from '../../arrays/window.js';
import type { Conv } from './checkConv.js';
import { indexOf } from './images.js';

/** What happens in one window, filled in by `windowSum`. Padded cells have value and products 0. */
export interface WindowRecord {
  /** `[kh][kw][c]` */
  values: number[][][];
  /** `[kh][kw][c]` */
  products: number[][][];
  /** `[kh]`, over columns and channels */
  rowSums: number[];
}

export type ConvFields<Name extends keyof Conv> = Pick<Conv, Name | 'geometry' | 'depth' | 'filtersPerGroup'>;

/** `Y[row, column] = Σ X[under the window] · W`: one value of the output, without the bias, row by row. */
export function windowSum(
  { input, filter, geometry, depth, filtersPerGroup }: ConvFields<'input' | 'filter'>,
  n: number,
  row: number,
  column: number,
  channel: number,
  record?: WindowRecord,
): number {
  const { rows, columns } = geometry;
  const firstChannel = Math.floor(channel / filtersPerGroup) * depth;
  let sum = 0;
  for (let i = 0; i < rows.kernel; i++) {
    const y = cellUnder(rows, row, i);
    let rowSum = 0;
    for (let j = 0; j < columns.kernel; j++) {
      const x = cellUnder(columns, column, j);
      if (y < 0 || y >= rows.input || x < 0 || x >= columns.input) continue;
      for (let k = 0; k < depth; k++) {
        const value = input.data[indexOf(input, n, y, x, firstChannel + k)];
        const product = value * filter.data[indexOf(filter, i, j, k, channel)];
        rowSum += product;
        if (record) {
          record.values[i][j][k] = value;
          record.products[i][j][k] = product;
        }
      }
    }
    sum += rowSum;
    if (record) record.rowSums[i] = rowSum;
  }
  return sum;
}
