import type { ArrayInput } from '../../arrays/view.js';
import { meanRowLoss, type RowLoss } from './rowLoss.js';

/** `max(max((1 − t) p) − Σ t p + 1, 0)`; of equal largest values of (1 − t) p the first has the slope. */
export const categoricalHingeRow: RowLoss = {
  value: (...row) => largestWrong(...row).loss,
  gradient(out, outOffset, predictions, predictionOffset, width, targets, targetOffset, scale) {
    const { loss, index } = largestWrong(predictions, predictionOffset, width, targets, targetOffset);
    for (let i = 0; i < width; i++) {
      const t = targets[targetOffset + i];
      out[outOffset + i] = loss > 0 ? scale * ((i === index ? 1 - t : 0) - t) : 0;
    }
  },
};

/** The loss, and the index of the largest (1 − t) p. */
function largestWrong(...[p, offset, width, targets, targetOffset]: Parameters<RowLoss['value']>) {
  let right = 0;
  let wrong = -Infinity;
  let index = 0;
  for (let i = 0; i < width; i++) {
    const t = targets[targetOffset + i];
    right += t * p[offset + i];
    const value = (1 - t) * p[offset + i];
    if (value > wrong) [wrong, index] = [value, i];
  }
  return { loss: Math.max(wrong - right + 1, 0), index };
}

/**
 * The mean over the rows of max(max((1 − t) p) − Σ t p + 1, 0): how far the score of the right class is from being 1
 * above that of each other class (Weston and Watkins, "Support vector machines for multi-class pattern recognition",
 * ESANN 1999, with the largest difference alone).
 *
 * @param targets 1 for the right class and 0 for the others, in the shape of `predictions`
 * @param predictions `[n, classes]` scores
 * @throws ArgumentError
 */
export function categoricalHinge(targets: ArrayInput, predictions: ArrayInput): number {
  return meanRowLoss('categoricalHinge', categoricalHingeRow, targets, predictions);
}
