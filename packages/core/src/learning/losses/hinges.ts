// Losses of scores for `compile`, by the formulas of the reference functions of the same names. Letters: n samples,
// c classes.
import { categoricalHingeRow } from '../../reference/losses/categoricalHinge.js';
import { hingeRow, squaredHingeRow } from '../../reference/losses/hinge.js';
import type { Loss } from './loss.js';
import { classTargets, numberTargets } from './targets.js';

/**
 * The mean of max(1 − t p, 0), for outputs p whose sign is the class. Outputs `[n, …outputShape]`, targets −1 or 1, or 0
 * for −1, in the same shape.
 */
export function hinge(): Loss {
  return { kind: 'hinge', options: {}, ...hingeRow, ...numberTargets };
}

/**
 * The mean of max(1 − t p, 0)², for outputs p whose sign is the class. Outputs `[n, …outputShape]`, targets −1 or 1, or 0
 * for −1, in the same shape.
 */
export function squaredHinge(): Loss {
  return { kind: 'squaredHinge', options: {}, ...squaredHingeRow, ...numberTargets };
}

/**
 * How far the score of the right class is from being 1 above that of each other class: max(max((1 − t) p) − Σ t p + 1, 0).
 * Outputs `[n, c]`, targets 1 for the right class and 0 for the others, in the same shape.
 */
export function categoricalHinge(): Loss {
  return { kind: 'categoricalHinge', options: {}, ...categoricalHingeRow, ...classTargets };
}
