import { checkCount, checkFlag, checkNumber, checkOptions, checkSignal } from '../../arrays/check.js';
import { ArgumentError } from '../../arrays/errors.js';
import type { ArrayInput } from '../../arrays/view.js';
import type { AbortSignalLike } from '../../platform/webTypes.js';
import { checkWorkers } from '../options/checkWorkers.js';
import { isBatches, isIterator, type Batch, type Batches } from '../inputs/batches.js';
import { checkClassWeight } from '../inputs/sampleWeights.js';
import { toCallbacks, type Callbacks } from './callbacks.js';

/** How a model is trained. */
export interface FitOptions {
  /** Passes over all samples; a whole number from 1. Default 1. */
  epochs?: number;
  /** Samples per update; a whole number from 1. Default 32. Not where x gives batches. */
  batchSize?: number;
  /** Whether each epoch takes the samples in a new random order. Default true. Not where x gives batches. */
  shuffle?: boolean;
  /**
   * Where x gives batches, how many are an epoch; the next epoch takes those after them, so there must be as many for each
   * epoch. A whole number from 1. Default: all, and each epoch starts a new iterator.
   */
  stepsPerEpoch?: number;
  /**
   * The share of the samples, the last ones, that is kept for validation; from 0 to below 1. Default 0. Not where x gives
   * batches.
   */
  validationSplit?: number;
  /**
   * Samples for validation after each epoch, `[x, y]` or `[x, y, sampleWeight]`, or batches, over which each validation
   * starts a new iterator; replaces `validationSplit`.
   */
  validationData?: readonly [x: ArrayInput, y: ArrayInput, sampleWeight?: ArrayInput] | Batches;
  /** Where `validationData` gives batches, with how many to validate; a whole number from 1. Default all. */
  validationSteps?: number;
  /**
   * By how much to multiply the loss of each sample, `[n]`; the batch's loss is the mean of the products. Default 1. Not
   * where x gives batches, which have their own.
   */
  sampleWeight?: ArrayInput;
  /**
   * The same by the class of the sample, such as `{ 0: 1, 1: 5 }`; classes left out have 1. Only in training: the loss of
   * validation data is not weighted. Not together with `sampleWeight`.
   */
  classWeight?: Readonly<Record<number, number>>;
  /**
   * Workers to train with, a whole number from 0 to 64; 0 trains on the calling thread, in slices of a few
   * milliseconds. Default one per core, at most 4; where they share memory and one is faster, such as with small models,
   * batches are left to one.
   */
  workers?: number;
  /** Ends the fit after its current batch; `fit` then rejects with the signal's reason. */
  signal?: AbortSignalLike;
  /** One object, or a list of them. */
  callbacks?: Callbacks | readonly Callbacks[];
}

/** The options, checked and with their defaults. */
export interface FitSettings
  extends
    Required<Pick<FitOptions, 'epochs' | 'batchSize' | 'shuffle' | 'validationSplit'>>,
    Pick<
      FitOptions,
      | 'stepsPerEpoch'
      | 'validationData'
      | 'validationSteps'
      | 'sampleWeight'
      | 'classWeight'
      | 'workers'
      | 'signal'
    > {
  callbacks: readonly Callbacks[];
}

export function checkFitOptions(x: ArrayInput | Batches, options: FitOptions): FitSettings {
  checkOptions('fit', options, [
    'epochs',
    'batchSize',
    'shuffle',
    'stepsPerEpoch',
    'validationSplit',
    'validationData',
    'validationSteps',
    'sampleWeight',
    'classWeight',
    'workers',
    'signal',
    'callbacks',
  ]);
  const {
    epochs = 1,
    batchSize = 32,
    shuffle = true,
    stepsPerEpoch,
    validationSplit = 0,
    validationData,
    validationSteps,
    sampleWeight,
    classWeight,
    workers,
  } = options;
  checkCount('fit', 'epochs', epochs);
  checkCount('fit', 'batchSize', batchSize);
  checkFlag('fit', 'shuffle', shuffle);
  checkNumber('fit', 'validationSplit', validationSplit, 'be from 0 to below 1', (x) => x >= 0 && x < 1);
  if (
    validationData !== undefined &&
    !isBatches<Batch>(validationData) &&
    !(Array.isArray(validationData) && [2, 3].includes(validationData.length))
  ) {
    throw new ArgumentError('fit', 'validationData', 'be [x, y] or [x, y, sampleWeight]', validationData);
  }
  checkBatchOptions(x, options);
  checkClassWeight('fit', options);
  checkWorkers('fit', workers);
  const { signal, callbacks: given = [] } = options;
  checkSignal('fit', signal);
  const callbacks = toCallbacks(given);
  return {
    epochs,
    batchSize,
    shuffle,
    stepsPerEpoch,
    validationSplit,
    validationData,
    validationSteps,
    sampleWeight,
    classWeight,
    workers,
    signal,
    callbacks,
  };
}

/** Refuses what Keras refuses too: batches come in their sizes and order, with their weights. */
function checkBatchOptions(x: ArrayInput | Batches, options: FitOptions): void {
  const { epochs = 1, stepsPerEpoch, validationData, validationSteps } = options;
  const refuse = (name: keyof FitOptions, where: string): never => {
    throw new ArgumentError('fit', name, `be left out where ${where}`, options[name]);
  };
  if (stepsPerEpoch !== undefined) checkCount('fit', 'stepsPerEpoch', stepsPerEpoch);
  if (validationSteps !== undefined) checkCount('fit', 'validationSteps', validationSteps);
  const hasBatches = isBatches(x);
  if (hasBatches) {
    const own = ['batchSize', 'shuffle', 'validationSplit', 'sampleWeight'] as const;
    for (const name of own) if (options[name] !== undefined) refuse(name, 'x gives batches');
  } else if (stepsPerEpoch !== undefined) refuse('stepsPerEpoch', 'x is an array');
  const validatesBatches = isBatches(validationData);
  if (validationSteps !== undefined && !validatesBatches) {
    refuse('validationSteps', 'validationData gives no batches');
  }
  if (epochs === 1) return;
  const rule = `be an iterable that can be read in each of ${epochs} epochs, or a function that returns one`;
  if (hasBatches && stepsPerEpoch === undefined && isIterator(x)) {
    throw new ArgumentError('fit', 'x', `${rule}, without stepsPerEpoch`, x);
  }
  if (validatesBatches && isIterator(validationData as object)) {
    throw new ArgumentError('fit', 'validationData', rule, validationData);
  }
}
