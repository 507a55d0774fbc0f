import { ArgumentError } from '../../arrays/errors.js';
import { toView, type ArrayInput } from '../../arrays/view.js';
import { copyValues } from '../shared/mapValues.js';
import {
  checkFromLogits,
  crossEntropyFromLogitsRow,
  crossEntropyRow,
  type CrossentropyOptions,
  type TargetAt,
} from './crossEntropy.js';
import { meanLoss } from './rowLoss.js';

/** The target is a class number: 1 for that class, 0 for the others. */
export const oneHotTarget: TargetAt = (labels, labelIndex, i) => (labels[labelIndex] === i ? 1 : 0);

export const sparseCategoricalCrossentropyRow = crossEntropyRow(oneHotTarget);
export const sparseCategoricalCrossentropyFromLogitsRow = crossEntropyFromLogitsRow(oneHotTarget);

/**
 * The mean over the rows of −log p, with p the probability predicted for the right class (Goodfellow, Bengio and
 * Courville, Deep Learning, 2016, section 6.2.2.3).
 *
 * @param targets `[n]` or `[n, 1]` class numbers, from 0 to classes − 1
 * @param predictions `[n, classes]` probabilities, each row divided by its sum and clipped to [1e-7, 1 − 1e-7], or with
 *   `fromLogits` the values before a softmax
 * @param options `fromLogits`, default false
 * @throws ArgumentError
 */
export function sparseCategoricalCrossentropy(
  targets: ArrayInput,
  predictions: ArrayInput,
  options: CrossentropyOptions = {},
): number {
  const name = 'sparseCategoricalCrossentropy';
  const fromLogits = checkFromLogits(name, options);
  const predictionView = toView(predictions, name, 'predictions', [2]);
  const labels = toView(targets, name, 'targets', [1, 2]);
  const [n, classes] = predictionView.shape;
  if (labels.shape[0] !== n || (labels.shape[1] ?? 1) !== 1) {
    throw new ArgumentError(name, 'targets', `have one class for each of ${n} rows`, labels);
  }
  const classNumbers = copyValues(labels).data;
  classNumbers.forEach((label, row) => checkLabel(name, 'targets', row, label, classes));
  const row = fromLogits ? sparseCategoricalCrossentropyFromLogitsRow : sparseCategoricalCrossentropyRow;
  return meanLoss(row, predictionView, classNumbers, 1);
}

/** Refuses a label that is not the number of a class. */
export function checkLabel(
  functionName: string,
  argument: string,
  row: number,
  label: number,
  classes: number,
): void {
  if (!(Number.isInteger(label) && label >= 0 && label < classes)) {
    const rule = `be a class from 0 to ${classes - 1}`;
    throw new ArgumentError(functionName, `${argument}[${row}]`, rule, label);
  }
}
