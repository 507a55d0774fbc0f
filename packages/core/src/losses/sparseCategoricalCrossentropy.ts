import { ArgumentError } from '../errors.js';
import { linear, softmax } from '../reference/activations.js';
import { toView, type ArrayInput } from '../view.js';
import { rowCrossEntropy } from './crossEntropy.js';

/**
 * The mean over the batch of −log(probability given to the right class).
 *
 * @param targets `[n]` or `[n, 1]` class numbers, 0 to classes − 1
 * @param predictions `[n, classes]` probabilities, or logits with `fromLogits`
 * @throws ArgumentError
 */
export function sparseCategoricalCrossentropy(
  targets: ArrayInput,
  predictions: ArrayInput,
  { fromLogits = false }: { fromLogits?: boolean } = {},
): number {
  const name = 'sparseCategoricalCrossentropy';
  const given = toView(predictions, name, 'predictions', [2]);
  const labels = toView(targets, name, 'targets', [1, 2]);
  const [n, classes] = given.shape;
  if (labels.shape[0] !== n || (labels.shape[1] ?? 1) !== 1) {
    throw new ArgumentError(name, 'targets', `have one class for each of ${n} rows`, labels);
  }
  const labelAt = (row: number) => labels.data[labels.offset + row * labels.stride[0]];
  for (let row = 0; row < n; row++) checkLabel(name, 'targets', row, labelAt(row), classes);

  const probabilities = (fromLogits ? softmax(given) : linear(given)).data;
  let sum = 0;
  for (let row = 0; row < n; row++) {
    sum += rowCrossEntropy(probabilities, row * classes, classes, labelAt(row));
  }
  return sum / n;
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
