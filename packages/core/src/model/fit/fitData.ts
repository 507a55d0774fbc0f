import { ArgumentError } from '../../arrays/errors.js';
import type { Loss } from '../../learning/losses/loss.js';
import type { FitData } from '../../parallel/session/recoverableSession.js';
import type { ArrayInput } from '../../arrays/view.js';
import { copyTimeSliced, checkSamples } from '../samples.js';

/** Checks what `fit` is given to train with and to validate by; `copy` makes copies to hand over. */
export function checkFitData(
  x: ArrayInput,
  y: ArrayInput,
  {
    validationData,
    validationSplit,
  }: { validationData?: readonly [ArrayInput, ArrayInput]; validationSplit: number },
  inputShape: readonly number[],
  outputShape: readonly number[],
  loss: Loss,
): { count: number; makeCopies: () => Promise<FitData> } {
  const source = checkSamples('fit', x, y, inputShape, outputShape, loss);
  const { count } = source;
  if (validationData) {
    const names = ['validationData[0]', 'validationData[1]'] as const;
    const validation = checkSamples('fit', ...validationData, inputShape, outputShape, loss, names);
    const makeCopies = async () => ({
      data: await copyTimeSliced(source, 0, count),
      validation: await copyTimeSliced(validation, 0, validation.count),
    });
    return { count, makeCopies };
  }
  if (validationSplit === 0) {
    return { count, makeCopies: async () => ({ data: await copyTimeSliced(source, 0, count) }) };
  }
  const kept = Math.floor(count * (1 - validationSplit));
  if (kept === 0 || kept === count) {
    throw new ArgumentError('fit', 'validationSplit', 'leave samples on both sides', validationSplit);
  }
  const makeCopies = async () => ({
    data: await copyTimeSliced(source, 0, kept),
    validation: await copyTimeSliced(source, kept, count),
  });
  return { count: kept, makeCopies };
}
