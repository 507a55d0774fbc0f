import { checkNumber, checkOptions } from '../../arrays/check.js';
import { argmax } from '../../arrays/argmax.js';
import type { Metric, Targets } from './metric.js';

/** The share of samples whose largest output is that of the target class. Outputs `[n, c]`, targets `[n]`, class numbers. */
export function sparseCategoricalAccuracy(): Metric {
  return {
    kind: 'sparseCategoricalAccuracy',
    options: {},
    targets: 'class numbers',
    add(memory, to, prediction, width, target) {
      memory[to] = argmax(memory, prediction, width) === memory[target] ? 1 : 0;
    },
  };
}

/** The share of samples whose largest output is that of their largest target. Outputs and targets `[n, c]`. */
export function categoricalAccuracy(): Metric {
  return {
    kind: 'categoricalAccuracy',
    options: {},
    targets: "numbers in the output's shape",
    add(memory, to, prediction, width, target) {
      memory[to] = argmax(memory, prediction, width) === argmax(memory, target, width) ? 1 : 0;
    },
  };
}

/**
 * The share of outputs that are above a threshold where their target is 1, and not where it is 0. Outputs and targets
 * `[n, …outputShape]`.
 *
 * @param options `threshold`, from 0 to 1, default 0.5
 * @throws ArgumentError
 */
export function binaryAccuracy(options: { threshold?: number } = {}): Metric {
  const name = 'metrics.binaryAccuracy';
  checkOptions(name, options, ['threshold']);
  const { threshold = 0.5 } = options;
  checkNumber(name, 'threshold', threshold, 'be from 0 to 1', (x) => x >= 0 && x <= 1);
  return {
    kind: 'binaryAccuracy',
    options: { threshold },
    targets: "numbers in the output's shape",
    add(memory, to, prediction, width, target) {
      let correct = 0;
      for (let i = 0; i < width; i++) {
        if ((memory[prediction + i] > threshold ? 1 : 0) === memory[target + i]) correct++;
      }
      memory[to] = correct / width;
    },
  };
}

/** The metric that the name `accuracy` selects: as in Keras, the accuracy that suits targets and output. */
export function accuracyFor(targets: Targets, outputShape: readonly number[]): Metric {
  if (targets === 'class numbers') return sparseCategoricalAccuracy();
  return outputShape.length === 1 && outputShape[0] > 1 ? categoricalAccuracy() : binaryAccuracy();
}
