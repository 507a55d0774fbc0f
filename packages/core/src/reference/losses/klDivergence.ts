import type { ArrayInput } from '../../arrays/view.js';
import { checkProbability } from './crossEntropy.js';
import { meanRowLoss, type RowLoss } from './rowLoss.js';

/** Targets and predictions are kept in [1e-7, 1] (Keras' epsilon). */
const clip = (x: number) => Math.min(Math.max(x, 1e-7), 1);

/** `Σ t log(t / p)` */
export const klDivergenceRow: RowLoss = {
  value(p, offset, width, targets, targetOffset) {
    let sum = 0;
    for (let i = 0; i < width; i++) {
      const t = clip(targets[targetOffset + i]);
      sum += t * Math.log(t / clip(p[offset + i]));
    }
    return sum;
  },
  gradient(out, outOffset, p, offset, width, targets, targetOffset, scale) {
    for (let i = 0; i < width; i++) {
      const prediction = p[offset + i];
      const isClipped = clip(prediction) !== prediction;
      out[outOffset + i] = isClipped ? 0 : (-scale * clip(targets[targetOffset + i])) / prediction;
    }
  },
};

/**
 * The mean over the rows of Σ t log(t / p), how far predicted probabilities p are from t (Kullback and Leibler, "On
 * information and sufficiency", Annals of Mathematical Statistics 22, 1951). Both are clipped to [1e-7, 1].
 *
 * @param targets probabilities, in the shape of `predictions`
 * @param predictions `[n, classes]` probabilities
 * @throws ArgumentError
 */
export function klDivergence(targets: ArrayInput, predictions: ArrayInput): number {
  const name = 'klDivergence';
  return meanRowLoss(name, klDivergenceRow, targets, predictions, checkProbability(name, 'targets'));
}
