import type { ArrayInput, FloatArray, NdView } from '../view.js';
import { indexOf } from './images.js';
import { checkPool, forEachCell, pool, poolBackward, type PoolOptions } from './pool2d.js';
import { windowTotal } from './sumPool2d.js';

/**
 * The mean of each window's real cells; padding is left out of sum and count.
 *
 * @param input `[h, w] | [h, w, c] | [n, h, w, c]`
 * @returns the same rank, each image `[oh, ow, c]`
 * @throws ArgumentError
 */
export function averagePool2d(input: ArrayInput, options: PoolOptions = {}): NdView<FloatArray> {
  const checked = checkPool('averagePool2d', input, options);
  return pool(checked, (n, row, column, channel) => {
    const { sum, cells } = windowTotal(checked, n, row, column, channel);
    return sum / cells;
  });
}

/** The gradient of an output is shared evenly by its window's real cells. */
export function averagePool2dBackward(
  outputGradient: ArrayInput,
  input: ArrayInput,
  options: PoolOptions = {},
): NdView<FloatArray> {
  const checked = checkPool('averagePool2dBackward', input, options);
  return poolBackward(
    'averagePool2dBackward',
    outputGradient,
    checked,
    (dInput, dOutput, n, row, column, channel) => {
      const { cells } = windowTotal(checked, n, row, column, channel);
      forEachCell(checked.geometry, row, column, (y, x) => {
        dInput.data[indexOf(dInput, n, y, x, channel)] += dOutput / cells;
      });
    },
  );
}
