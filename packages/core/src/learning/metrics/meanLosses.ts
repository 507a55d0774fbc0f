// Losses as metrics, by the formulas of the reference functions of the same names.
import { categoricalHingeRow } from '../../reference/losses/categoricalHinge.js';
import { hingeRow, squaredHingeRow } from '../../reference/losses/hinge.js';
import { klDivergenceRow } from '../../reference/losses/klDivergence.js';
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

/** The mean of max(1 − t p, 0). Outputs `[n, …outputShape]`, targets −1 or 1, or 0 for −1, in the same shape. */
export function hinge(): Metric {
  return meanOf('hinge', hingeRow);
}

/** The mean of max(1 − t p, 0)². Outputs `[n, …outputShape]`, targets −1 or 1, or 0 for −1, in the same shape. */
export function squaredHinge(): Metric {
  return meanOf('squaredHinge', squaredHingeRow);
}

/** The mean of max(max((1 − t) p) − Σ t p + 1, 0). Outputs and targets `[n, c]`. */
export function categoricalHinge(): Metric {
  return meanOf('categoricalHinge', categoricalHingeRow);
}

/** The mean of Σ t log(t / p). Outputs and targets from 0 to 1, `[n, c]`. */
export function klDivergence(): Metric {
  return meanOf('klDivergence', klDivergenceRow);
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
