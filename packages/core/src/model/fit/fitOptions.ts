import { checkCount, checkFlag, checkNumber, checkOptions, checkSignal } from '../../arrays/check.js';
import { ArgumentError } from '../../arrays/errors.js';
import type { AbortSignalLike } from '../../platform/webTypes.js';
import { toCallbacks, type Callbacks } from './callbacks.js';
import type { ArrayInput } from '../../arrays/view.js';

/** How long and in what pieces a model is trained, and who is told. */
export interface FitOptions {
  /** Default 1. */
  epochs?: number;
  /** Samples in a batch, default 32. */
  batchSize?: number;
  /** A new order in each epoch, default true. */
  shuffle?: boolean;
  /** The share of the last samples kept for validation, from 0 to below 1. Default 0. */
  validationSplit?: number;
  /** Samples to judge each epoch by, `[x, y]`. */
  validationData?: readonly [ArrayInput, ArrayInput];
  /** Workers to train with, at most 64; 0 trains on the calling thread, in slices. Default by the machine's cores. */
  workers?: number;
  /** Ends the fit after the batch it is at; it then rejects with the signal's reason. */
  signal?: AbortSignalLike;
  /** One set of callbacks, or a list of them. */
  callbacks?: Callbacks | readonly Callbacks[];
}

export function checkFitOptions(options: FitOptions) {
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
  if (workers !== undefined) checkWorkers('fit', workers);
  const { signal, callbacks: given = [] } = options;
  checkSignal('fit', signal);
  const callbacks = toCallbacks(given);
  return { epochs, batchSize, shuffle, validationSplit, validationData, workers, signal, callbacks };
}

export function checkWorkers(functionName: string, workers: unknown): void {
  if (!(Number.isSafeInteger(workers) && (workers as number) >= 0 && (workers as number) <= 64)) {
    throw new ArgumentError(functionName, 'workers', 'be a whole number from 0 to 64', workers);
  }
}
