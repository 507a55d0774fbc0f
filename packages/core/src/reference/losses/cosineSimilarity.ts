import type { ArrayInput } from '../../arrays/view.js';
import { meanRowLoss, type RowLoss } from './rowLoss.js';

/** The Euclidean norm, at least 1e-7 (Keras' epsilon), so that it can divide. */
function norm(values: ArrayLike<number>, offset: number, width: number): number {
  let sum = 0;
  for (let i = 0; i < width; i++) sum += values[offset + i] ** 2;
  return Math.max(Math.sqrt(sum), 1e-7);
}

/** `−Σ t p / (|t| |p|)` */
export const cosineSimilarityRow: RowLoss = {
  value(p, offset, width, targets, targetOffset) {
    let sum = 0;
    for (let i = 0; i < width; i++) sum += targets[targetOffset + i] * p[offset + i];
    return -sum / (norm(p, offset, width) * norm(targets, targetOffset, width));
  },
  // With the cosine c: −(t / |t| − c p / |p|) / |p|.
  gradient(out, outOffset, p, offset, width, targets, targetOffset, scale) {
    const cosine = -cosineSimilarityRow.value(p, offset, width, targets, targetOffset);
    const ofPrediction = norm(p, offset, width);
    const ofTarget = norm(targets, targetOffset, width);
    for (let i = 0; i < width; i++) {
      const change = targets[targetOffset + i] / ofTarget - (cosine * p[offset + i]) / ofPrediction;
      out[outOffset + i] = (-scale * change) / ofPrediction;
    }
  },
};

/**
 * Minus the mean over the rows of the cosine of the angle between target and prediction: −1 where they have the same
 * direction, 1 where they have opposite ones.
 *
 * @param targets numbers in the shape of `predictions`
 * @param predictions `[n, width]`
 * @throws ArgumentError
 */
export function cosineSimilarity(targets: ArrayInput, predictions: ArrayInput): number {
  return meanRowLoss('cosineSimilarity', cosineSimilarityRow, targets, predictions);
}
