// Losses of distributions and directions for `compile`, by the formulas of the reference functions of the same names.
// Letters: n samples, c classes.
import { cosineSimilarityRow } from '../../reference/losses/cosineSimilarity.js';
import { klDivergenceRow } from '../../reference/losses/klDivergence.js';
import type { Loss } from './loss.js';
import { classProbabilityTargets, classTargets } from './targets.js';

/**
 * Σ t log(t / p), how far predicted probabilities p are from t: Kullback and Leibler, "On information and sufficiency",
 * 1951. Outputs and targets from 0 to 1, `[n, c]`.
 */
export function klDivergence(): Loss {
  return { kind: 'klDivergence', options: {}, ...klDivergenceRow, ...classProbabilityTargets };
}

/** Minus the cosine of the angle between output and target, from −1 to 1. Outputs and targets `[n, c]`. */
export function cosineSimilarity(): Loss {
  return { kind: 'cosineSimilarity', options: {}, ...cosineSimilarityRow, ...classTargets };
}
