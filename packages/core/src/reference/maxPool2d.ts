import type { ArrayInput, FloatArray, NdView } from '../view.js';
import { indexOf } from './images.js';
import { checkPool, forEachCell, pool, poolBackward, type Pool, type PoolOptions } from './pool2d.js';

/**
 * The largest value of each window. NaN propagates.
 *
 * @param input `[h, w] | [h, w, c] | [n, h, w, c]`
 * @returns the same rank, each image `[oh, ow, c]`
 * @throws ArgumentError
 */
export function maxPool2d(input: ArrayInput, options: PoolOptions = {}): NdView<FloatArray> {
  const checked = checkPool('maxPool2d', input, options);
  const { data } = checked.input;
  return pool(checked, (n, row, column, channel) => {
    const [y, x] = winner(checked, n, row, column, channel);
    return data[indexOf(checked.input, n, y, x, channel)];
  });
}

/** The whole gradient of an output goes to the cell that won; the other cells get nothing. */
export function maxPool2dBackward(
  outputGradient: ArrayInput,
  input: ArrayInput,
  options: PoolOptions = {},
): NdView<FloatArray> {
  const checked = checkPool('maxPool2dBackward', input, options);
  return poolBackward(
    'maxPool2dBackward',
    outputGradient,
    checked,
    (dInput, dOutput, n, row, column, channel) => {
      const [y, x] = winner(checked, n, row, column, channel);
      dInput.data[indexOf(dInput, n, y, x, channel)] += dOutput;
    },
  );
}

/** The input cell `[row, column]` of the largest value in a window: the first of equals, or the first NaN. */
export function winner(
  { input, geometry }: Pool,
  n: number,
  row: number,
  column: number,
  channel: number,
): [number, number] {
  let best = -Infinity;
  let cell: [number, number] | undefined;
  forEachCell(geometry, row, column, (y, x) => {
    const value = input.data[indexOf(input, n, y, x, channel)];
    if (cell === undefined || value > best || (Number.isNaN(value) && !Number.isNaN(best))) {
      best = value;
      cell = [y, x];
    }
  });
  return cell!;
}
