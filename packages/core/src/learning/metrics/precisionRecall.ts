import { checkNumber, checkOptions } from '../../arrays/check.js';
import type { Metric } from './metric.js';

/**
 * Of the outputs above a threshold, the share whose target is above 0; 0 where there are none. Outputs and targets
 * `[n, …outputShape]`.
 *
 * @param options `threshold`, from 0 to 1, default 0.5
 * @throws ArgumentError
 */
export function precision(options: { threshold?: number } = {}): Metric {
  return truePositivesAmong('precision', options, (isAbove) => isAbove);
}

/**
 * Of the targets above 0, the share whose output is above a threshold; 0 where there are none. Outputs and targets
 * `[n, …outputShape]`.
 *
 * @param options `threshold`, from 0 to 1, default 0.5
 * @throws ArgumentError
 */
export function recall(options: { threshold?: number } = {}): Metric {
  return truePositivesAmong('recall', options, (_isAbove, isPositive) => isPositive);
}

function truePositivesAmong(
  kind: string,
  options: { threshold?: number },
  counts: (isAbove: boolean, isPositive: boolean) => boolean,
): Metric {
  checkOptions(`metrics.${kind}`, options, ['threshold']);
  const { threshold = 0.5 } = options;
  checkNumber(`metrics.${kind}`, 'threshold', threshold, 'be from 0 to 1', (x) => x >= 0 && x <= 1);
  return {
    kind,
    options: { threshold },
    targets: "numbers in the output's shape",
    sums: () => 2,
    add(memory, to, prediction, width, target) {
      let both = 0;
      let all = 0;
      for (let i = 0; i < width; i++) {
        const isAbove = memory[prediction + i] > threshold;
        const isPositive = memory[target + i] > 0;
        if (isAbove && isPositive) both++;
        if (counts(isAbove, isPositive)) all++;
      }
      memory[to] = both;
      memory[to + 1] = all;
    },
    result: ([both, all]) => (all === 0 ? 0 : both / all),
  };
}
