import { ArgumentError } from '../errors.js';
import type { Loss } from './loss.js';
import { checkLabel, sparseCategoricalCrossentropyRow } from './sparseCategoricalCrossentropy.js';

/**
 * Cross-entropy of class numbers, for training. Behind a softmax its gradient is taken at the softmax' input,
 * where it is simply probabilities − target and never vanishes by clipping.
 */
export const sparseCategoricalCrossentropyLoss: Loss = {
  kind: 'sparseCategoricalCrossentropy',
  targetWidth: () => 1,
  checkTargets(functionName, targets, outputShape) {
    if (outputShape.length !== 1) {
      const rule = 'have the shape [classes] for sparseCategoricalCrossentropy';
      throw new ArgumentError(functionName, "the model's output", rule, outputShape);
    }
    targets.forEach((label, i) => checkLabel(functionName, 'y', i, label, outputShape[0]));
  },
  skipsActivation: (activation) => activation === 'softmax',
  value: (memory, prediction, width, target) =>
    sparseCategoricalCrossentropyRow.value(memory, prediction, width, memory, target),
  gradient(memory, gradient, prediction, width, target, scale, skipsActivation) {
    const label = memory[target];
    let sum = 0;
    for (let i = 0; i < width; i++) sum += memory[prediction + i];
    for (let i = 0; i < width; i++) {
      const p = memory[prediction + i];
      const isTarget = i === label;
      memory[gradient + i] = skipsActivation
        ? scale * (p - (isTarget ? 1 : 0))
        : scale * (1 / sum - (isTarget ? 1 / p : 0));
    }
  },
};
