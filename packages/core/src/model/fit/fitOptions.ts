import { checkCount, checkFlag, checkNumber, checkOptions, checkSignal } from '../../arrays/check.js';
import { ArgumentError } from '../../arrays/errors.js';
import type { ArrayInput } from '../../arrays/view.js';
import type { AbortSignalLike } from '../../platform/webTypes.js';
import { checkWorkers } from '../checkWorkers.js';
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
  /** Samples for validation after each epoch, `[x, y]`; replaces `validationSplit`. */
  validationData?: readonly [ArrayInput, ArrayInput];
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
    Pick<FitOptions, 'validationData' | 'workers' | 'signal'> {
  callbacks: readonly Callbacks[];
}

export function checkFitOptions(options: FitOptions): FitSettings {
  checkOptions('fit', options, [
    'epochs',
    'batchSize',
    'shuffle',
    'validationSplit',
    'validationData',
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
    workers,
  } = options;
  checkCount('fit', 'epochs', epochs);
  checkCount('fit', 'batchSize', batchSize);
  checkFlag('fit', 'shuffle', shuffle);
  checkNumber('fit', 'validationSplit', validationSplit, 'be from 0 to below 1', (x) => x >= 0 && x < 1);
  if (validationData !== undefined && !(Array.isArray(validationData) && validationData.length === 2)) {
    throw new ArgumentError('fit', 'validationData', 'be [x, y]', validationData);
  }
  checkWorkers('fit', workers);
  const { signal, callbacks: given = [] } = options;
  checkSignal('fit', signal);
  const callbacks = toCallbacks(given);
  return { epochs, batchSize, shuffle, validationSplit, validationData, workers, signal, callbacks };
}
