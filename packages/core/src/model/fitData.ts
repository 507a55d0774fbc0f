import { sliceDataset, type Dataset } from '../data/dataset.js';
import { ArgumentError } from '../errors.js';
import type { Loss } from '../losses/loss.js';
import type { ArrayInput } from '../view.js';
import { toDataset } from './samples.js';

/** Takes what `fit` is given to train with and to validate by. */
export function toFitData(
  x: ArrayInput,
  y: ArrayInput,
  {
    validationData,
    validationSplit,
  }: { validationData?: readonly [ArrayInput, ArrayInput]; validationSplit: number },
  inputShape: readonly number[],
  outputShape: readonly number[],
  loss: Loss,
): { data: Dataset; validation?: Dataset } {
  const data = toDataset('fit', x, y, inputShape, outputShape, loss);
  if (validationData) {
    const names = ['validationData[0]', 'validationData[1]'] as const;
    return { data, validation: toDataset('fit', ...validationData, inputShape, outputShape, loss, names) };
  }
  if (validationSplit === 0) return { data };
  const kept = Math.floor(data.count * (1 - validationSplit));
  if (kept === 0 || kept === data.count) {
    throw new ArgumentError('fit', 'validationSplit', 'leave samples on both sides', validationSplit);
  }
  // Copies, since each is handed over to another thread.
  const copy = (part: Dataset): Dataset => ({
    ...part,
    inputs: part.inputs.slice(),
    targets: part.targets.slice(),
  });
  return { data: copy(sliceDataset(data, 0, kept)), validation: copy(sliceDataset(data, kept, data.count)) };
}
