// The sums behind a convolution's gradients: of a weight, of an input cell, and of a bias.
// Letters: X input [n,h,w,c], W filter [kh,kw,c/groups,out], Y output [n,oh,ow,out], dY its gradient.
import type { NdView } from '../../arrays/view.js';
import { cellUnder, positionOver } from '../../arrays/window.js';
import type { ConvFields } from './convSums.js';
import { indexOf } from './images.js';

/**
 * `dW[i, j] = Σ dY[row, column] · X[the cell under i, j]`: a weight met one cell in each window, and moves by all
 * of them. `visit` gets every window, with the value 0 where the cell is padding.
 */
export function filterGradientAt(
  { input, geometry, depth, filtersPerGroup }: ConvFields<'input'>,
  dOutput: NdView,
  i: number,
  j: number,
  k: number,
  channel: number,
  visit?: (row: number, column: number, y: number, x: number, gradient: number, value: number) => void,
): number {
  const { rows, columns } = geometry;
  const inputChannel = Math.floor(channel / filtersPerGroup) * depth + k;
  let sum = 0;
  for (let n = 0; n < input.shape[0]; n++) {
    for (let row = 0; row < rows.output; row++) {
      const y = cellUnder(rows, row, i);
      for (let column = 0; column < columns.output; column++) {
        const x = cellUnder(columns, column, j);
        const padded = y < 0 || y >= rows.input || x < 0 || x >= columns.input;
        if (padded && !visit) continue;
        const gradient = dOutput.data[indexOf(dOutput, n, row, column, channel)];
        const value = padded ? 0 : input.data[indexOf(input, n, y, x, inputChannel)];
        if (!padded) sum += gradient * value;
        visit?.(row, column, y, x, gradient, value);
      }
    }
  }
  return sum;
}

/**
 * `dX[y, x] = Σ dY[row, column] · W[the weight over y, x]`: a cell was met by the windows that cover it, by one
 * weight in each, and for every filter of its group.
 */
export function inputGradientAt(
  { filter, geometry, depth, filtersPerGroup }: ConvFields<'filter'>,
  dOutput: NdView,
  n: number,
  y: number,
  x: number,
  inputChannel: number,
  visit?: (
    row: number,
    column: number,
    channel: number,
    i: number,
    j: number,
    gradient: number,
    weight: number,
  ) => void,
): number {
  const { rows, columns } = geometry;
  const group = Math.floor(inputChannel / depth);
  const k = inputChannel - group * depth;
  let sum = 0;
  // From the last weight to the first, so that windows come from the first to the last.
  for (let i = rows.kernel - 1; i >= 0; i--) {
    const row = positionOver(rows, y, i);
    if (row < 0) continue;
    for (let j = columns.kernel - 1; j >= 0; j--) {
      const column = positionOver(columns, x, j);
      if (column < 0) continue;
      for (let channel = group * filtersPerGroup; channel < (group + 1) * filtersPerGroup; channel++) {
        const gradient = dOutput.data[indexOf(dOutput, n, row, column, channel)];
        const weight = filter.data[indexOf(filter, i, j, k, channel)];
        sum += gradient * weight;
        visit?.(row, column, channel, i, j, gradient, weight);
      }
    }
  }
  return sum;
}

/** The sum of every channel of `[n, oh, ow, out]`: the gradient of a bias. */
export function channelTotals(dOutput: NdView): Float64Array {
  const [n, height, width, out] = dOutput.shape;
  const totals = new Float64Array(out);
  for (let image = 0; image < n; image++) {
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        for (let channel = 0; channel < out; channel++) {
          totals[channel] += dOutput.data[indexOf(dOutput, image, row, column, channel)];
        }
      }
    }
  }
  return totals;
}
