import { checkName, checkNumber, checkOptions } from '../../arrays/check.js';
import type { Metric } from './metric.js';

/** How the F1 scores of classes become one number, and which outputs are positive. */
export interface F1ScoreOptions {
  /**
   * `macro`: the mean over the classes; `weighted`: the mean weighted by how often a class is the target; `micro`: the
   * score of all classes counted together. Default `macro`.
   */
  average?: 'macro' | 'weighted' | 'micro';
  /** Outputs above it are positive; a number above 0. Left out, the largest outputs of a sample are. */
  threshold?: number;
}

/** Added to divisors (Keras' epsilon). */
const epsilon = 1e-7;

/**
 * The harmonic mean of precision and recall: van Rijsbergen, Information Retrieval, 1979, chapter 7. Outputs and targets,
 * 0 or 1, `[n, c]`. Keras' default, a list with the score of each class, is not a number and not available.
 *
 * @throws ArgumentError
 */
export function f1Score(options: F1ScoreOptions = {}): Metric {
  const name = 'metrics.f1Score';
  checkOptions(name, options, ['average', 'threshold']);
  const { average = 'macro', threshold } = options;
  checkName(name, 'average', average, ['macro', 'weighted', 'micro']);
  if (threshold !== undefined) checkNumber(name, 'threshold', threshold, 'be above 0', (x) => x > 0);

  return {
    kind: 'f1Score',
    options: threshold === undefined ? { average } : { average, threshold },
    targets: "numbers in the output's shape",
    // Of each class the true positives, the positive outputs and the positive targets.
    sums: (width) => 3 * width,
    add(memory, to, prediction, width, target) {
      let max = -Infinity;
      for (let i = 0; i < width; i++) max = Math.max(max, memory[prediction + i]);
      for (let i = 0; i < width; i++) {
        const p = memory[prediction + i];
        const isPositive = threshold === undefined ? p >= max && Math.abs(p) > 1e-9 : p > threshold;
        const t = memory[target + i];
        memory[to + 3 * i] = isPositive ? t : 0;
        memory[to + 3 * i + 1] = isPositive ? 1 : 0;
        memory[to + 3 * i + 2] = t;
      }
    },
    result(sums) {
      const classes = Array.from({ length: sums.length / 3 }, (_, i) => sums.slice(3 * i, 3 * i + 3));
      const sumOf = (index: number) => classes.reduce((sum, own) => sum + own[index], 0);
      if (average === 'micro') return scoreOf([sumOf(0), sumOf(1), sumOf(2)]);
      const scores = classes.map(scoreOf);
      if (average === 'macro') return scores.reduce((a, b) => a + b) / scores.length;
      const weighted = scores.reduce((sum, score, i) => sum + score * classes[i][2], 0);
      return weighted / (sumOf(2) + epsilon);
    },
  };
}

function scoreOf([truePositives, outputs, targets]: readonly number[]): number {
  const precision = truePositives / (outputs + epsilon);
  const recall = truePositives / (targets + epsilon);
  return (2 * precision * recall) / (precision + recall + epsilon);
}
