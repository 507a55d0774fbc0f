import { absoluteErrorRow } from '../../reference/losses/meanAbsoluteError.js';
import { squaredErrorRow } from '../../reference/losses/meanSquaredError.js';
import type { RowLoss } from '../../reference/losses/rowLoss.js';
import type { Metric } from './metric.js';

/** The mean of the squared differences between outputs and targets, both `[n, …outputShape]`. */
export function meanSquaredError(): Metric {
  return meanOf('meanSquaredError', squaredErrorRow);
}

/** The mean of the absolute differences between outputs and targets, both `[n, …outputShape]`. */
export function meanAbsoluteError(): Metric {
  return meanOf('meanAbsoluteError', absoluteErrorRow);
}

function meanOf(kind: string, error: RowLoss): Metric {
  return {
    kind,
    options: {},
    targets: "numbers in the output's shape",
    add(memory, to, prediction, width, target) {
      memory[to] = error.value(memory, prediction, width, memory, target);
    },
  };
}
