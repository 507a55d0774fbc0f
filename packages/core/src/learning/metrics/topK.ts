import { checkCount, checkOptions } from '../../arrays/check.js';
import { argmax } from '../../arrays/argmax.js';
import type { Metric, Targets } from './metric.js';

/**
 * The share of samples whose target class is among the `k` largest outputs. Outputs `[n, c]`, targets `[n]`, class
 * numbers.
 *
 * @param options `k`, a whole number from 1, default 5
 * @throws ArgumentError
 */
export function sparseTopKCategoricalAccuracy(options: { k?: number } = {}): Metric {
  return topK('sparseTopKCategoricalAccuracy', options, 'class numbers', (memory, target) => memory[target]);
}

/**
 * The share of samples whose largest target is among the `k` largest outputs. Outputs and targets `[n, c]`.
 *
 * @param options `k`, a whole number from 1, default 5
 * @throws ArgumentError
 */
export function topKCategoricalAccuracy(options: { k?: number } = {}): Metric {
  return topK('topKCategoricalAccuracy', options, "numbers in the output's shape", argmax);
}

function topK(
  kind: string,
  options: { k?: number },
  targets: Targets,
  classOf: (memory: Float32Array, target: number, width: number) => number,
): Metric {
  checkOptions(`metrics.${kind}`, options, ['k']);
  const { k = 5 } = options;
  checkCount(`metrics.${kind}`, 'k', k);
  return {
    kind,
    options: { k },
    targets,
    add(memory, to, prediction, width, target) {
      const output = memory[prediction + classOf(memory, target, width)];
      let larger = 0;
      for (let i = 0; i < width; i++) if (memory[prediction + i] > output) larger++;
      memory[to] = larger < k ? 1 : 0;
    },
  };
}
