import { indexOf } from '../reference/shared/images.js';
import { checkOutputGradient } from '../reference/shared/checkOutputGradient.js';
import type { PoolMode, PoolOptions } from '../reference/shared/pool2d.js';
import type { ArrayInput } from '../arrays/view.js';
import {
  checkPoolSteps,
  describeWindow,
  mapCells,
  mapWindows,
  poolRules,
  type PoolStep,
} from './poolSteps.js';

/** How the gradient of one value of a pooling's output goes back to the cells of its window. */
export interface PoolBackwardStep extends Omit<PoolStep, 'value'> {
  /** The gradient of the value, as given. */
  gradient: number;
  /**
   * `[kh][kw]`, the share of each cell, null in the padding: all of it for the largest cell and 0 for the
   * others, the same for every real cell, or all of it for each of them.
   */
  shares: (number | null)[][];
}

/**
 * The steps backward through a pooling of one image, one a value of the output, by row, column, channel. The
 * shares of all steps, added to their cells in this order, are exactly the gradient that `maxPool2dBackward`
 * (or that of the mode) gives.
 *
 * @param outputGradient the shape of the pooling's output
 * @param input `[h, w] | [h, w, c]`
 * @throws ArgumentError
 */
export function poolBackwardSteps(
  outputGradient: ArrayInput,
  input: ArrayInput,
  options: PoolOptions & { mode?: PoolMode } = {},
): PoolBackwardStep[] {
  const name = 'poolBackwardSteps';
  const { given, mode } = checkPoolSteps(name, input, options);
  const dOutput = given.asImages(checkOutputGradient(outputGradient, name, given.outputShape));
  return mapWindows(given, (row, column, channel, index) => {
    const gradient = dOutput.data[indexOf(dOutput, 0, row, column, channel)];
    const shareOf = new Map<number, number>();
    const key = (y: number, x: number) => y * given.geometry.columns.input + x;
    poolRules[mode].distribute(given, [0, row, column, channel], gradient, (y, x, share) =>
      shareOf.set(key(y, x), share),
    );
    const shares = mapCells(given, row, column, (y, x) => shareOf.get(key(y, x)) ?? 0);
    return { ...describeWindow(given, mode, row, column, channel, index), gradient, shares };
  });
}
