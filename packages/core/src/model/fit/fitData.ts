import { ArgumentError } from '../../arrays/errors.js';
import type { ArrayInput } from '../../arrays/view.js';
import type { Loss } from '../../learning/losses/loss.js';
import type { FitData } from '../../parallel/session/recoverableSession.js';
import type { AbortSignalLike } from '../../platform/webTypes.js';
import { checkSamples, copyTimeSliced } from '../samples.js';
import type { FitSettings } from './fitOptions.js';

/**
 * Checks the data that `fit` trains on and validates with.
 *
 * @returns the number of training samples, and a function that copies the data, to be transferred to workers, unless aborted
 */
export function checkFitData(
  x: ArrayInput,
  y: ArrayInput,
  { validationData, validationSplit }: Pick<FitSettings, 'validationData' | 'validationSplit'>,
  inputShape: readonly number[],
  outputShape: readonly number[],
  loss: Loss,
): { count: number; makeCopies: (signal?: AbortSignalLike) => Promise<FitData> } {
  const samples = checkSamples('fit', x, y, inputShape, outputShape, loss);
  const { count } = samples;
  if (validationData) {
    const names = ['validationData[0]', 'validationData[1]'] as const;
    const validation = checkSamples('fit', ...validationData, inputShape, outputShape, loss, names);
    const makeCopies = async (signal?: AbortSignalLike) => ({
      data: await copyTimeSliced('fit', samples, 0, count, signal),
      validation: await copyTimeSliced('fit', validation, 0, validation.count, signal),
    });
    return { count, makeCopies };
  }
  if (validationSplit === 0) {
    return {
      count,
      makeCopies: async (signal?: AbortSignalLike) => ({
        data: await copyTimeSliced('fit', samples, 0, count, signal),
      }),
    };
  }
  const trainingCount = Math.floor(count * (1 - validationSplit));
  if (trainingCount === 0 || trainingCount === count) {
    throw new ArgumentError('fit', 'validationSplit', 'leave samples on both sides', validationSplit);
  }
  const makeCopies = async (signal?: AbortSignalLike) => ({
    data: await copyTimeSliced('fit', samples, 0, trainingCount, signal),
    validation: await copyTimeSliced('fit', samples, trainingCount, count, signal),
  });
  return { count: trainingCount, makeCopies };
}
