// Losses of predicted numbers for `compile`, by the formulas of the reference functions of the same names. Letters:
// n samples.
import { checkDelta, huberRow } from '../../reference/losses/huber.js';
import { logCoshRow } from '../../reference/losses/logCosh.js';
import { absoluteErrorRow } from '../../reference/losses/meanAbsoluteError.js';
import { squaredErrorRow } from '../../reference/losses/meanSquaredError.js';
import { poissonRow } from '../../reference/losses/poisson.js';
import type { Loss } from './loss.js';
import { numberTargets } from './targets.js';

/** The mean of the squared differences between outputs and targets, both `[n, …outputShape]`. */
export function meanSquaredError(): Loss {
  return { kind: 'meanSquaredError', options: {}, ...squaredErrorRow, ...numberTargets };
}

/** The mean of the absolute differences between outputs and targets, both `[n, …outputShape]`. */
export function meanAbsoluteError(): Loss {
  return { kind: 'meanAbsoluteError', options: {}, ...absoluteErrorRow, ...numberTargets };
}

/**
 * Half the squared difference between output and target up to `delta`, beyond it linear: Huber, "Robust estimation of
 * a location parameter", 1964. Outputs and targets `[n, …outputShape]`.
 *
 * @param options `delta`, above 0, default 1
 * @throws ArgumentError
 */
export function huber(options: { delta?: number } = {}): Loss {
  const delta = checkDelta('losses.huber', options);
  return { kind: 'huber', options: { delta }, ...huberRow(delta), ...numberTargets };
}

/**
 * The mean of log cosh(output − target), about ½ e² for small differences e and |e| − log 2 for large ones. Outputs and
 * targets `[n, …outputShape]`.
 */
export function logCosh(): Loss {
  return { kind: 'logCosh', options: {}, ...logCoshRow, ...numberTargets };
}

/**
 * The mean of p − t log p, for outputs p that are the expected value of a count t. Outputs, 0 or more, and targets
 * `[n, …outputShape]`.
 */
export function poisson(): Loss {
  return { kind: 'poisson', options: {}, ...poissonRow, ...numberTargets };
}
