import { checkNumber, checkOptions } from '../../arrays/check.js';
import { argmax } from './argmax.js';
import type { Metric, Targets } from './metric.js';

/** The share of samples whose largest prediction is the target class; targets are class numbers. */
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

/** The share of samples whose largest prediction stands where their target is largest. */
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
 * The share of outputs on the same side of `threshold`, default 0.5, as their targets of 0 or 1.
 *
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
      let right = 0;
      for (let i = 0; i < width; i++) {
        if ((memory[prediction + i] > threshold ? 1 : 0) === memory[target + i]) right++;
      }
      memory[to] = right / width;
    },
  };
}

/** What the name `accuracy` stands for: as in Keras, the accuracy that suits targets and output. */
export function accuracyFor(targets: Targets, outputShape: readonly number[]): Metric {
  if (targets === 'class numbers') return sparseCategoricalAccuracy();
  return outputShape.length === 1 && outputShape[0] > 1 ? categoricalAccuracy() : binaryAccuracy();
}
