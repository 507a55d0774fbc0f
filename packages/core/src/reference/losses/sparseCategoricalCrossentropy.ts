import { checkFlag } from '../../arrays/check.js';
import { ArgumentError } from '../../arrays/errors.js';
import { linear } from '../activations.js';
import { toView, type ArrayInput } from '../../arrays/view.js';
import { crossEntropyFromLogitsRow, crossEntropyRow } from './crossEntropy.js';
import { checkLossOptions, meanLoss } from './rowLoss.js';

/** The target is the number of the class that counts 1; the others count 0. */
export const oneHotTarget = (labels: ArrayLike<number>, label: number, i: number) =>
  labels[label] === i ? 1 : 0;

export const sparseCategoricalCrossentropyRow = crossEntropyRow(oneHotTarget);
export const sparseCategoricalCrossentropyFromLogitsRow = crossEntropyFromLogitsRow(oneHotTarget);

/**
 * The mean over the batch of −log(probability given to the right class) (Goodfellow, Bengio and Courville,
 * Deep Learning, 2016, section 6.2.2.3).
 *
 * @param targets `[n]` or `[n, 1]` class numbers, 0 to classes − 1
 * @param predictions `[n, classes]` probabilities, each row divided by its sum and clipped to [1e-7, 1 − 1e-7], or
 * with `fromLogits` numbers before a softmax
 * @throws ArgumentError
 */
export function sparseCategoricalCrossentropy(
  targets: ArrayInput,
  predictions: ArrayInput,
  options: { fromLogits?: boolean } = {},
): number {
  const name = 'sparseCategoricalCrossentropy';
  checkLossOptions(name, options);
  const { fromLogits = false } = options;
  checkFlag(name, 'fromLogits', fromLogits);
  const given = toView(predictions, name, 'predictions', [2]);
  const labels = toView(targets, name, 'targets', [1, 2]);
  const [n, classes] = given.shape;
  if (labels.shape[0] !== n || (labels.shape[1] ?? 1) !== 1) {
    throw new ArgumentError(name, 'targets', `have one class for each of ${n} rows`, labels);
  }
  const classNumbers = linear(labels).data;
  classNumbers.forEach((label, row) => checkLabel(name, 'targets', row, label, classes));
  const row = fromLogits ? sparseCategoricalCrossentropyFromLogitsRow : sparseCategoricalCrossentropyRow;
  return meanLoss(row, given, classNumbers, 1);
}

/** Refuses a label that is no class. */
export function checkLabel(
  functionName: string,
  argument: string,
  row: number,
  label: number,
  classes: number,
): void {
  if (!(Number.isInteger(label) && label >= 0 && label < classes)) {
    throw new ArgumentError(
      functionName,
      `${argument}[${row}]`,
      `be a class from 0 to ${classes - 1}`,
      label,
    );
  }
}
