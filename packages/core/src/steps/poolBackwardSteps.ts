import type { ArrayInput } from '../arrays/view.js';
import type { PoolMode, PoolOptions } from '../reference/shared/checkPool.js';
import { checkOutputGradient } from '../reference/shared/checkOutputGradient.js';
import { valueAt } from '../reference/shared/images.js';
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
   * `[kh][kw]`, what each cell gets, null in the padding. Max: the gradient for the largest cell, 0 for the others.
   * Average: an equal part for each cell. Sum: the gradient for each cell.
   */
  shares: (number | null)[][];
}

/**
 * The steps of the gradient of a pooling of one image, one for each output value, by row, column, channel. The shares
 * of all steps, added to their cells in this order, are exactly the gradient that `maxPool2dBackward` (or that of the
 * mode) gives in double precision.
 *
 * @param outputGradient in the shape of the output of the pooling
 * @param input `[h, w] | [h, w, c]`
 * @param options `mode`, default `max`, and those of `maxPool2d`
 * @throws ArgumentError
 */
export function poolBackwardSteps(
  outputGradient: ArrayInput,
  input: ArrayInput,
  options: PoolOptions & { mode?: PoolMode } = {},
): PoolBackwardStep[] {
  const name = 'poolBackwardSteps';
  const { checked, mode } = checkPoolSteps(name, input, options);
  const dOutput = checked.asImages(checkOutputGradient(outputGradient, name, checked.outputShape));
  return mapWindows(checked, (row, column, channel, index) => {
    const gradient = valueAt(dOutput, 0, row, column, channel);
    const cellShares = new Map<number, number>();
    const key = (y: number, x: number) => y * checked.geometry.columns.input + x;
    poolRules[mode].distribute(checked, [0, row, column, channel], gradient, (y, x, share) =>
      cellShares.set(key(y, x), share),
    );
    const shares = mapCells(checked, row, column, (y, x) => cellShares.get(key(y, x)) ?? 0);
    return { ...describeWindow(checked, mode, row, column, channel, index), gradient, shares };
  });
}
