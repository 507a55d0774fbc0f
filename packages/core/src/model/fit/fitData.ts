import { ArgumentError } from '../../arrays/errors.js';
import type { ArrayInput } from '../../arrays/view.js';
import type { Loss } from '../../learning/losses/loss.js';
import type { FitData } from '../../parallel/session/recoverableSession.js';
import { checkSamples, copyTimeSliced } from '../samples.js';
import type { FitSettings } from './fitOptions.js';

/**
 * Checks the data that `fit` trains on and validates with.
 *
 * @returns the number of training samples, and a function that copies the data, to be transferred to workers
 */
export function checkFitData(
  x: ArrayInput,
  y: ArrayInput,
  { validationData, validationSplit }: Pick<FitSettings, 'validationData' | 'validationSplit'>,
  inputShape: readonly number[],
  outputShape: readonly number[],
  loss: Loss,
): { count: number; makeCopies: () => Promise<FitData> } {
  const samples = checkSamples('fit', x, y, inputShape, outputShape, loss);
  const { count } = samples;
  if (validationData) {
    const names = ['validationData[0]', 'validationData[1]'] as const;
    const validation = checkSamples('fit', ...validationData, inputShape, outputShape, loss, names);
    const makeCopies = async () => ({
      data: await copyTimeSliced(samples, 0, count),
      validation: await copyTimeSliced(validation, 0, validation.count),
    });
    return { count, makeCopies };
  }
  if (validationSplit === 0) {
    return { count, makeCopies: async () => ({ data: await copyTimeSliced(samples, 0, count) }) };
  }
  const trainingCount = Math.floor(count * (1 - validationSplit));
  if (trainingCount === 0 || trainingCount === count) {
    throw new ArgumentError('fit', 'validationSplit', 'leave samples on both sides', validationSplit);
  }
  const makeCopies = async () => ({
    data: await copyTimeSliced(samples, 0, trainingCount),
    validation: await copyTimeSliced(samples, trainingCount, count),
  });
  return { count: trainingCount, makeCopies };
}
