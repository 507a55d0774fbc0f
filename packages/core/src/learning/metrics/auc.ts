import { checkName, checkNumber, checkOptions } from '../../arrays/check.js';
import { formatCount } from '../../arrays/formatCount.js';
import type { Metric } from './metric.js';

/** Each sample has two sums for every threshold. */
const maxThresholds = 100_000;

/** Which area is computed, and how exactly. */
export interface AucOptions {
  /** Thresholds between 0 and 1 at which the curve is computed; a whole number from 2 to 100,000. Default 200. */
  numThresholds?: number;
  /** `ROC`: the share of targets found over that of false alarms; `PR`: precision over recall. Default `ROC`. */
  curve?: 'ROC' | 'PR';
  /**
   * The height between two points: `interpolation`, for `ROC` their mean, for `PR` as Davis and Goadrich found; `minoring`,
   * the lower; `majoring`, the higher. Default `interpolation`.
   */
  summationMethod?: 'interpolation' | 'minoring' | 'majoring';
}

/**
 * The area under a curve of all thresholds of a yes or no, as Keras approximates it: Davis and Goadrich, "The
 * relationship between precision-recall and ROC curves", ICML 2006. Outputs from 0 to 1 and targets, positive above 0,
 * `[n, …outputShape]`.
 *
 * @throws ArgumentError
 */
export function auc(options: AucOptions = {}): Metric {
  const name = 'metrics.auc';
  checkOptions(name, options, ['numThresholds', 'curve', 'summationMethod']);
  const { numThresholds: count = 200, curve = 'ROC', summationMethod = 'interpolation' } = options;
  checkNumber(
    name,
    'numThresholds',
    count,
    `be a whole number from 2 to ${formatCount(maxThresholds)}`,
    (x) => Number.isInteger(x) && x >= 2 && x <= maxThresholds,
  );
  checkName(name, 'curve', curve, ['ROC', 'PR']);
  checkName(name, 'summationMethod', summationMethod, ['interpolation', 'minoring', 'majoring']);
  // The first is below all outputs from 0 to 1, the last above.
  const thresholds = Array.from({ length: count }, (_, i) => i / (count - 1));
  thresholds[0] = -1e-7;
  thresholds[count - 1] = 1 + 1e-7;

  return {
    kind: 'auc',
    options: { numThresholds: count, curve, summationMethod },
    targets: "numbers in the output's shape",
    // How many outputs are above 0, 1, …, count thresholds: first those with a positive target, then the others.
    sums: () => 2 * (count + 1),
    add(memory, to, prediction, width, target) {
      memory.fill(0, to, to + 2 * (count + 1));
      for (let i = 0; i < width; i++) {
        const above = countBelow(thresholds, memory[prediction + i]);
        memory[to + above + (memory[target + i] > 0 ? 0 : count + 1)]++;
      }
    },
    result(sums) {
      const truePositives = positivesAt(sums.slice(0, count + 1));
      const falsePositives = positivesAt(sums.slice(count + 1));
      const sumOf = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0);
      const positives = sumOf(sums.slice(0, count + 1));
      const negatives = sumOf(sums.slice(count + 1));
      if (curve === 'PR' && summationMethod === 'interpolation') {
        return interpolatedPrecision(truePositives, falsePositives, positives);
      }
      const recall = truePositives.map((tp) => ratio(tp, positives));
      const x = curve === 'ROC' ? falsePositives.map((fp) => ratio(fp, negatives)) : recall;
      const y = curve === 'ROC' ? recall : truePositives.map((tp, i) => ratio(tp, tp + falsePositives[i]));
      const heights = {
        interpolation: (a: number, b: number) => (a + b) / 2,
        minoring: Math.min,
        majoring: Math.max,
      };
      const height = heights[summationMethod];
      let area = 0;
      for (let i = 0; i < count - 1; i++) area += (x[i] - x[i + 1]) * height(y[i], y[i + 1]);
      return area;
    },
  };
}

/** How many of the rising thresholds are below a number. */
function countBelow(thresholds: readonly number[], value: number): number {
  let from = 0;
  let to = thresholds.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (value > thresholds[middle]) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** The outputs above each threshold, from how many outputs are above 0, 1, … of them. */
function positivesAt(counts: readonly number[]): number[] {
  const positives = new Array<number>(counts.length - 1).fill(0);
  let sum = 0;
  for (let i = counts.length - 1; i > 0; i--) positives[i - 1] = sum += counts[i];
  return positives;
}

const ratio = (a: number, b: number) => (b > 0 ? a / b : 0);

/** The area under precision over recall, where between two points the true positives grow linearly with all positives. */
function interpolatedPrecision(tp: readonly number[], fp: readonly number[], positives: number): number {
  let area = 0;
  for (let i = 0; i < tp.length - 1; i++) {
    const [high, low] = [tp[i] + fp[i], tp[i + 1] + fp[i + 1]];
    const found = tp[i] - tp[i + 1];
    const slope = ratio(found, high - low);
    const intercept = tp[i + 1] - slope * low;
    const logRatio = high > 0 && low > 0 ? Math.log(high / low) : 0;
    area += ratio(slope * (found + intercept * logRatio), positives);
  }
  return area;
}
