import { checkBytes, checkName, checkOptions } from '../arrays/check.js';
import { sizeOf, toView, type ArrayInput } from '../arrays/view.js';
import { cellUnder, isPadding } from '../arrays/window.js';
import { averageRule } from '../reference/averagePool2d.js';
import { argmaxCell, maxRule } from '../reference/maxPool2d.js';
import {
  checkPool,
  poolModes,
  poolOptionNames,
  type Pool,
  type PoolMode,
  type PoolOptions,
} from '../reference/shared/checkPool.js';
import { valueAt } from '../reference/shared/images.js';
import type { PoolRule } from '../reference/shared/pool.js';
import { sumRule } from '../reference/sumPool2d.js';
import { bytesPerCell, stepWindow, type StepWindow } from './stepWindow.js';

/** How one value of a pooling's output is computed. */
export interface PoolStep {
  /** Index in the list of steps, from 0. */
  index: number;
  /** Indices in the output, from 0. */
  row: number;
  column: number;
  channel: number;
  /** The input cells that the window covers. */
  window: StepWindow;
  /** `[kh][kw]`, the cells of the window, null in the padding. */
  values: (number | null)[][];
  /** Exactly the number that `maxPool2d`, `averagePool2d` or `sumPool2d` gives in double precision. */
  value: number;
  /** The input cell of the largest value, for max pooling. */
  argmax?: { row: number; column: number };
}

/**
 * The steps of a pooling of one image, one for each output value, by row, column, channel. Their numbers are in double
 * precision.
 *
 * @param input `[h, w] | [h, w, c]`
 * @param options `mode`, default `max`, and those of `maxPool2d`
 * @throws ArgumentError
 */
export function poolSteps(input: ArrayInput, options: PoolOptions & { mode?: PoolMode } = {}): PoolStep[] {
  const { checked, mode } = checkPoolSteps('poolSteps', input, options);
  return mapWindows(checked, (row, column, channel, index) => ({
    ...describeWindow(checked, mode, row, column, channel, index),
    value: poolRules[mode].value(checked, [0, row, column, channel]),
  }));
}

export const poolRules: Record<PoolMode, PoolRule> = { max: maxRule, average: averageRule, sum: sumRule };

/** Checks one image, and the mode. */
export function checkPoolSteps(
  functionName: string,
  input: ArrayInput,
  options: PoolOptions & { mode?: PoolMode },
): { checked: Pool; mode: PoolMode } {
  checkOptions(functionName, options, [...poolOptionNames, 'mode']);
  const { mode = 'max', ...pooling } = options;
  checkName(functionName, 'mode', mode, poolModes);
  const checked = checkPool(functionName, toView(input, functionName, 'input', [2, 3]), pooling);
  const { rows, columns } = checked.geometry;
  const cells = sizeOf(checked.outputShape) * rows.kernel * columns.kernel;
  checkBytes(functionName, 'the steps', bytesPerCell * cells);
  return { checked, mode };
}

/** One entry for each output value, by row, column, channel. */
export function mapWindows<Step>(
  { input, geometry }: Pool,
  stepAt: (row: number, column: number, channel: number, index: number) => Step,
): Step[] {
  const steps: Step[] = [];
  for (let row = 0; row < geometry.rows.output; row++) {
    for (let column = 0; column < geometry.columns.output; column++) {
      for (let channel = 0; channel < input.shape[3]; channel++) {
        steps.push(stepAt(row, column, channel, steps.length));
      }
    }
  }
  return steps;
}

/** The part of a step that forward and backward have in common. */
export function describeWindow(
  checked: Pool,
  mode: PoolMode,
  row: number,
  column: number,
  channel: number,
  index: number,
): Omit<PoolStep, 'value'> {
  const { input, geometry } = checked;
  const values = mapCells(checked, row, column, (y, x) => valueAt(input, 0, y, x, channel));
  const step = { index, row, column, channel, window: stepWindow(geometry, row, column), values };
  if (mode !== 'max') return step;
  const [y, x] = argmaxCell(checked, [0, row, column, channel]);
  return { ...step, argmax: { row: y, column: x } };
}

/** `[kh][kw]` over the cells of a window, null in the padding. */
export function mapCells(
  { geometry: { rows, columns } }: Pool,
  row: number,
  column: number,
  valueAtCell: (y: number, x: number) => number,
): (number | null)[][] {
  return Array.from({ length: rows.kernel }, (_, i) =>
    Array.from({ length: columns.kernel }, (_, j) => {
      const y = cellUnder(rows, row, i);
      const x = cellUnder(columns, column, j);
      return isPadding(rows, y) || isPadding(columns, x) ? null : valueAtCell(y, x);
    }),
  );
}
