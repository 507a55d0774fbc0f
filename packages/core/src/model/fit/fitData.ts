import { ArgumentError } from '../../arrays/errors.js';
import type { ArrayInput } from '../../arrays/view.js';
import type { Loss } from '../../learning/losses/loss.js';
import type { FitData } from '../../parallel/session/recoverableSession.js';
import type { AbortSignalLike } from '../../platform/webTypes.js';
import { checkSamples, copyTimeSliced } from '../inputs/samples.js';
import { weighClasses } from '../inputs/sampleWeights.js';
import type { FitSettings } from './fitOptions.js';

/** What of the options concerns the data. */
type DataOptions = Pick<FitSettings, 'validationData' | 'validationSplit' | 'sampleWeight' | 'classWeight'>;

/**
 * Checks the data that `fit` trains on and validates with.
 *
 * @returns the number of training samples, and a function that copies the data, to be transferred to workers, unless aborted
 */
export function checkFitData(
  x: ArrayInput,
  y: ArrayInput,
  { validationData, validationSplit, sampleWeight, classWeight }: DataOptions,
  inputShape: readonly number[],
  outputShape: readonly number[],
  loss: Loss,
): { count: number; makeCopies: (signal?: AbortSignalLike) => Promise<FitData> } {
  const shapes = [inputShape, outputShape, loss] as const;
  const samples = checkSamples('fit', x, y, ...shapes, undefined, sampleWeight);
  const isSplit = !validationData && validationSplit > 0;
  const count = isSplit ? Math.floor(samples.count * (1 - validationSplit)) : samples.count;
  if (isSplit && (count === 0 || count === samples.count)) {
    throw new ArgumentError('fit', 'validationSplit', 'leave samples on both sides', validationSplit);
  }
  if (classWeight) weighClasses(samples, count, classWeight, loss);
  const copyTraining = (signal?: AbortSignalLike) => copyTimeSliced('fit', samples, 0, count, signal);
  if (isSplit) {
    const makeCopies = async (signal?: AbortSignalLike) => ({
      data: await copyTraining(signal),
      validation: await copyTimeSliced('fit', samples, count, samples.count, signal),
    });
    return { count, makeCopies };
  }
  if (!validationData) return { count, makeCopies: async (signal) => ({ data: await copyTraining(signal) }) };
  const names = ['validationData[0]', 'validationData[1]', 'validationData[2]'] as const;
  const [validationX, validationY, validationWeight] = validationData;
  const validation = checkSamples('fit', validationX, validationY, ...shapes, names, validationWeight);
  const makeCopies = async (signal?: AbortSignalLike) => ({
    data: await copyTraining(signal),
    validation: await copyTimeSliced('fit', validation, 0, validation.count, signal),
  });
  return { count, makeCopies };
}
