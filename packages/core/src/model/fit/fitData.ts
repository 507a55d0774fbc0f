import { ArgumentError } from '../../arrays/errors.js';
import type { Loss } from '../../learning/losses/loss.js';
import type { FitData } from '../../parallel/session/recoverableSession.js';
import type { ArrayInput } from '../../arrays/view.js';
import { copyInSlices, toSource } from '../samples.js';

/** Checks what `fit` is given to train with and to validate by; `copy` makes copies to hand over. */
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
): { count: number; copy: () => Promise<FitData> } {
  const source = toSource('fit', x, y, inputShape, outputShape, loss);
  const { count } = source;
  if (validationData) {
    const names = ['validationData[0]', 'validationData[1]'] as const;
    const judges = toSource('fit', ...validationData, inputShape, outputShape, loss, names);
    const copy = async () => ({
      data: await copyInSlices(source, 0, count),
      validation: await copyInSlices(judges, 0, judges.count),
    });
    return { count, copy };
  }
  if (validationSplit === 0) {
    return { count, copy: async () => ({ data: await copyInSlices(source, 0, count) }) };
  }
  const kept = Math.floor(count * (1 - validationSplit));
  if (kept === 0 || kept === count) {
    throw new ArgumentError('fit', 'validationSplit', 'leave samples on both sides', validationSplit);
  }
  const copy = async () => ({
    data: await copyInSlices(source, 0, kept),
    validation: await copyInSlices(source, kept, count),
  });
  return { count: kept, copy };
}
