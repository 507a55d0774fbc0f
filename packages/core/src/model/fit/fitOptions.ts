import { checkCount, checkFlag, checkNumber, checkOptions, checkSignal } from '../../arrays/check.js';
import { ArgumentError } from '../../arrays/errors.js';
import type { ArrayInput } from '../../arrays/view.js';
import type { AbortSignalLike } from '../../platform/webTypes.js';
import { checkWorkers } from '../checkWorkers.js';
import { checkClassWeight } from '../inputs/sampleWeights.js';
import { toCallbacks, type Callbacks } from './callbacks.js';

/** How a model is trained. */
export interface FitOptions {
  /** Passes over all samples; a whole number from 1. Default 1. */
  epochs?: number;
  /** Samples per update; a whole number from 1. Default 32. */
  batchSize?: number;
  /** Whether each epoch takes the samples in a new random order. Default true. */
  shuffle?: boolean;
  /** The share of the samples, the last ones, that is kept for validation; from 0 to below 1. Default 0. */
  validationSplit?: number;
  /** Samples for validation after each epoch, `[x, y]` or `[x, y, sampleWeight]`; replaces `validationSplit`. */
  validationData?: readonly [x: ArrayInput, y: ArrayInput, sampleWeight?: ArrayInput];
  /** By how much to multiply the loss of each sample, `[n]`; the batch's loss is the mean of the products. Default 1. */
  sampleWeight?: ArrayInput;
  /**
   * The same by the class of the sample, such as `{ 0: 1, 1: 5 }`; classes left out have 1. Only in training: the loss of
   * validation data is not weighted. Not together with `sampleWeight`.
   */
  classWeight?: Readonly<Record<number, number>>;
  /**
   * Workers to train with, a whole number from 0 to 64; 0 trains on the calling thread, in slices of a few
   * milliseconds. Default by the machine's cores.
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
    Pick<FitOptions, 'validationData' | 'sampleWeight' | 'classWeight' | 'workers' | 'signal'> {
  callbacks: readonly Callbacks[];
}

export function checkFitOptions(options: FitOptions): FitSettings {
  checkOptions('fit', options, [
    'epochs',
    'batchSize',
    'shuffle',
    'validationSplit',
    'validationData',
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
    validationSplit = 0,
    validationData,
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
    !(Array.isArray(validationData) && [2, 3].includes(validationData.length))
  ) {
    throw new ArgumentError('fit', 'validationData', 'be [x, y] or [x, y, sampleWeight]', validationData);
  }
  if (classWeight !== undefined) {
    checkClassWeight('fit', classWeight);
    if (sampleWeight !== undefined) {
      throw new ArgumentError('fit', 'classWeight', 'be left out with sampleWeight', classWeight);
    }
  }
  checkWorkers('fit', workers);
  const { signal, callbacks: given = [] } = options;
  checkSignal('fit', signal);
  const callbacks = toCallbacks(given);
  return {
    epochs,
    batchSize,
    shuffle,
    validationSplit,
    validationData,
    sampleWeight,
    classWeight,
    workers,
    signal,
    callbacks,
  };
}
