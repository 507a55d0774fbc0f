import type { ArrayInput, FloatArray, NdView } from '../view.js';
import { indexOf } from './images.js';
import { checkPool, forEachCell, pool, poolBackward, type Pool, type PoolOptions } from './pool2d.js';

/**
 * The sum of each window; padded cells count 0.
 *
 * @param input `[h, w] | [h, w, c] | [n, h, w, c]`
 * @returns the same rank, each image `[oh, ow, c]`
 * @throws ArgumentError
 */
export function sumPool2d(input: ArrayInput, options: PoolOptions = {}): NdView<FloatArray> {
  const checked = checkPool('sumPool2d', input, options);
  return pool(checked, (n, row, column, channel) => windowTotal(checked, n, row, column, channel).sum);
}

/** Every cell of a window gets the whole gradient of its output. */
export function sumPool2dBackward(
  outputGradient: ArrayInput,
  input: ArrayInput,
  options: PoolOptions = {},
): NdView<FloatArray> {
  const checked = checkPool('sumPool2dBackward', input, options);
  return poolBackward(
    'sumPool2dBackward',
    outputGradient,
    checked,
    (dInput, dOutput, n, row, column, channel) => {
      forEachCell(checked.geometry, row, column, (y, x) => {
        dInput.data[indexOf(dInput, n, y, x, channel)] += dOutput;
      });
    },
  );
}

/** Sum and number of the real cells in a window. */
export function windowTotal(
  { input, geometry }: Pool,
  n: number,
  row: number,
  column: number,
  channel: number,
): { sum: number; cells: number } {
  let sum = 0;
  let cells = 0;
  forEachCell(geometry, row, column, (y, x) => {
    sum += input.data[indexOf(input, n, y, x, channel)];
    cells++;
  });
  return { sum, cells };
}
