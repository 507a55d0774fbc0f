import { ArgumentError } from '../errors.js';
import { indexOf } from '../reference/images.js';
import { winner } from '../reference/maxPool2d.js';
import { checkPool, type Pool, type PoolOptions } from '../reference/pool2d.js';
import { windowTotal } from '../reference/sumPool2d.js';
import { toView, type ArrayInput } from '../view.js';
import { cellUnder } from '../window.js';
import type { StepWindow } from './convSteps.js';

export type PoolMode = 'max' | 'average' | 'sum';

export const poolModes: readonly PoolMode[] = ['max', 'average', 'sum'];

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
 * The steps of a pooling over one image, one a value of the output, by row, column, channel.
 *
 * @param input `[h, w] | [h, w, c]`
 * @throws ArgumentError
 */
export function poolSteps(input: ArrayInput, options: PoolOptions & { mode?: PoolMode } = {}): PoolStep[] {
  const image = toView(input, 'poolSteps', 'input', [2, 3]);
  const { mode = 'max' } = options;
  if (!poolModes.includes(mode)) {
    throw new ArgumentError('poolSteps', 'mode', `be one of ${poolModes.join(', ')}`, mode);
  }
  const checked = checkPool('poolSteps', image, options);
  const { rows, columns } = checked.geometry;
  const steps: PoolStep[] = [];
  for (let row = 0; row < rows.output; row++) {
    for (let column = 0; column < columns.output; column++) {
      for (let channel = 0; channel < checked.input.shape[3]; channel++) {
        steps.push(poolStep(checked, mode, steps.length, row, column, channel));
      }
    }
  }
  return steps;
}

function poolStep(
  checked: Pool,
  mode: PoolMode,
  index: number,
  row: number,
  column: number,
  channel: number,
): PoolStep {
  const { input, geometry } = checked;
  const { rows, columns } = geometry;
  const window = {
    row: cellUnder(rows, row, 0),
    column: cellUnder(columns, column, 0),
    height: rows.span,
    width: columns.span,
  };
  const values = Array.from({ length: rows.kernel }, (_, i) =>
    Array.from({ length: columns.kernel }, (_, j) => {
      const y = cellUnder(rows, row, i);
      const x = cellUnder(columns, column, j);
      const padded = y < 0 || y >= rows.input || x < 0 || x >= columns.input;
      return padded ? null : input.data[indexOf(input, 0, y, x, channel)];
    }),
  );
  const step = { index, row, column, channel, window, values };
  if (mode === 'max') {
    const [y, x] = winner(checked, 0, row, column, channel);
    return { ...step, value: input.data[indexOf(input, 0, y, x, channel)], argmax: { row: y, column: x } };
  }
  const { sum, cells } = windowTotal(checked, 0, row, column, channel);
  return { ...step, value: mode === 'sum' ? sum : sum / cells };
}
