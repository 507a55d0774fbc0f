import { checkBytes, checkName, checkOptions } from '../arrays/check.js';
import { averageRule } from '../reference/averagePool2d.js';
import { indexOf } from '../reference/shared/images.js';
import { maxRule, argmaxCell } from '../reference/maxPool2d.js';
import {
  checkPool,
  poolModes,
  poolOptionNames,
  type Pool,
  type PoolMode,
  type PoolOptions,
  type PoolRule,
} from '../reference/shared/pool2d.js';
import { sumRule } from '../reference/sumPool2d.js';
import { sizeOf, toView, type ArrayInput } from '../arrays/view.js';
import { cellUnder } from '../arrays/window.js';
import { bytesPerCell, stepWindow, type StepWindow } from './stepWindow.js';

/** How one value of a pooling's output comes about. */
export interface PoolStep {
  /** Place in the list of steps. */
  index: number;
  /** Place in the output. */
  row: number;
  column: number;
  channel: number;
  /** The input cells that the window covers. */
  window: StepWindow;
  /** `[kh][kw]`, the cells of the window, null in the padding. */
  values: (number | null)[][];
  /** Exactly the number that `maxPool2d`, `averagePool2d` or `sumPool2d` gives. */
  value: number;
  /** The input cell of the largest value, for max pooling. */
  argmax?: { row: number; column: number };
}

/**
 * The steps of a pooling over one image, one a value of the output, by row, column, channel, in double precision.
 *
 * @param input `[h, w] | [h, w, c]`
 * @throws ArgumentError
 */
export function poolSteps(input: ArrayInput, options: PoolOptions & { mode?: PoolMode } = {}): PoolStep[] {
  const { given, mode } = checkPoolSteps('poolSteps', input, options);
  const rule = poolRules[mode];
  return mapWindows(given, (row, column, channel, index) => ({
    ...describeWindow(given, mode, row, column, channel, index),
    value: rule.value(given, [0, row, column, channel]),
  }));
}

export const poolRules: Record<PoolMode, PoolRule> = { max: maxRule, average: averageRule, sum: sumRule };

/** Checks one image, and the mode. */
export function checkPoolSteps(
  functionName: string,
  input: ArrayInput,
  options: PoolOptions & { mode?: PoolMode },
): { given: Pool; mode: PoolMode } {
  checkOptions(functionName, options, [...poolOptionNames, 'mode']);
  const { mode = 'max', ...pooling } = options;
  checkName(functionName, 'mode', mode, poolModes);
  const given = checkPool(functionName, toView(input, functionName, 'input', [2, 3]), pooling);
  const { rows, columns } = given.geometry;
  checkBytes(
    functionName,
    'the steps',
    bytesPerCell * sizeOf(given.outputShape) * rows.kernel * columns.kernel,
  );
  return { given, mode };
}

/** One entry for each value of the output, by row, column, channel. */
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

/** What the steps forward and backward say alike of a window. */
export function describeWindow(
  given: Pool,
  mode: PoolMode,
  row: number,
  column: number,
  channel: number,
  index: number,
): Omit<PoolStep, 'value'> {
  const { input, geometry } = given;
  const values = mapCells(given, row, column, (y, x) => input.data[indexOf(input, 0, y, x, channel)]);
  const step = { index, row, column, channel, window: stepWindow(geometry, row, column), values };
  if (mode !== 'max') return step;
  const [y, x] = argmaxCell(given, [0, row, column, channel]);
  return { ...step, argmax: { row: y, column: x } };
}

/** `[kh][kw]` over the cells of a window, null in the padding. */
export function mapCells(
  { geometry: { rows, columns } }: Pool,
  row: number,
  column: number,
  valueAt: (y: number, x: number) => number,
): (number | null)[][] {
  return Array.from({ length: rows.kernel }, (_, i) =>
    Array.from({ length: columns.kernel }, (_, j) => {
      const y = cellUnder(rows, row, i);
      const x = cellUnder(columns, column, j);
      const padded = y < 0 || y >= rows.input || x < 0 || x >= columns.input;
      return padded ? null : valueAt(y, x);
    }),
  );
}
