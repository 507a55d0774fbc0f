import { checkCount, checkFlag, checkNumber, checkOptions } from '../check.js';
import { ArgumentError } from '../errors.js';
import type { ArrayInput } from '../view.js';

/** Figures by name: `loss`, each metric, and with validation `valLoss` and so on. */
export type Logs = { loss: number } & Record<string, number>;

/** The figures of each epoch by name. */
export type History = { loss: number[] } & Record<string, number[]>;

/** Called on the calling thread, in order; an error thrown by one ends the fit with that error. */
export interface Callbacks {
  onTrainBegin?(): void | Promise<void>;
  onTrainEnd?(): void | Promise<void>;
  onEpochBegin?(epoch: number): void;
  /** The epoch's figures: means over its samples. */
  onEpochEnd?(epoch: number, logs: Logs): void;
  /** Every batch, with its own figures, before its update. In a page they come gathered, once a frame. */
  onBatchEnd?(batch: number, logs: Logs): void;
}

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
  /** Workers to train with; 0 trains on the calling thread, in slices. Default by the machine's cores. */
  workers?: number;
  signal?: AbortSignal;
  callbacks?: Callbacks;
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
  const { signal, callbacks = {} } = options;
  return { epochs, batchSize, shuffle, validationSplit, validationData, workers, signal, callbacks };
}

export function checkWorkers(functionName: string, workers: unknown): void {
  if (!(Number.isSafeInteger(workers) && (workers as number) >= 0 && (workers as number) <= 64)) {
    throw new ArgumentError(functionName, 'workers', 'be a whole number from 0 to 64', workers);
  }
}
