import { ArgumentError } from '../../arrays/errors.js';
import type { ArrayInput } from '../../arrays/view.js';
import type { StorageLocation } from '../file/modelStorage.js';
import type { ModelOptimizer } from '../state/modelOptimizer.js';
import type { Logs } from './logs.js';

/** What callbacks may use of the model that is trained; each member is that of `Model`. */
export interface CallbackModel {
  readonly inputShape: readonly number[];
  readonly outputShape: readonly number[];
  readonly history: Record<string, number[]>;
  readonly optimizer: ModelOptimizer;
  evaluate(x: ArrayInput, y: ArrayInput, options?: { workers?: number }): Promise<Logs>;
  predict(x: ArrayInput, options?: { workers?: number }): Promise<unknown>;
  layerOutputs(x: ArrayInput): Promise<unknown[]>;
  layerGradients(x: ArrayInput, y: ArrayInput): Promise<unknown[]>;
  getWeights(): Promise<unknown[]>;
  /** During a fit in `onEpochEnd` only. */
  save(location: StorageLocation): Promise<void>;
  /** Refused during a fit; `onTrainEnd` may call it. */
  setWeights(list: readonly ArrayInput[]): Promise<void>;
  pause(): void;
  resume(): void;
  stop(): void;
}

/**
 * Functions that `fit` calls on the calling thread, in order, as those of Keras. An error that one throws, or a
 * promise of one that is rejected, ends the fit with that error.
 */
export interface Callbacks {
  /**
   * Before the first epoch, with the names of the metrics that `onEpochEnd` will receive. Training waits until its promise
   * is resolved.
   */
  onTrainBegin?(model: CallbackModel, logNames: readonly string[]): void | Promise<void>;
  /** After a fit that has finished or was stopped. `fit` waits until its promise is resolved. */
  onTrainEnd?(model: CallbackModel): void | Promise<void>;
  /**
   * Before an epoch, counted from 0. Training does not wait for the promise of this one or of the two for batches, but
   * `fit` does.
   */
  onEpochBegin?(epoch: number): void;
  /**
   * After an epoch, with the means of its metrics over its samples. Training waits until its promise is resolved:
   * `model.getWeights()` gives the weights of this epoch, and `model.stop()` ends the fit with it.
   */
  onEpochEnd?(epoch: number, logs: Logs, model: CallbackModel): void | Promise<void>;
  /** For each batch, counted from 0 in its epoch, just before its `onBatchEnd`: both are called once it is done. */
  onBatchBegin?(batch: number): void;
  /**
   * For each batch, in order, with its own metrics before its update. In a page the calls for several batches come
   * together, at most once per frame.
   */
  onBatchEnd?(batch: number, logs: Logs): void;
}

const callbackNames = [
  'onTrainBegin',
  'onTrainEnd',
  'onEpochBegin',
  'onEpochEnd',
  'onBatchBegin',
  'onBatchEnd',
] as const satisfies readonly (keyof Callbacks)[];

/** Checks the option `callbacks` of `fit`, one object or a list; returns a list. */
export function toCallbacks(given: Callbacks | readonly Callbacks[]): readonly Callbacks[] {
  const list = Array.isArray(given) ? (given as readonly Callbacks[]) : [given as Callbacks];
  for (const callbacks of list) {
    if (typeof callbacks !== 'object' || callbacks === null) {
      throw new ArgumentError('fit', 'callbacks', 'be an object or a list of objects', callbacks);
    }
    // The object may have other members, but one that is named like a callback must be one.
    const unknown = Object.keys(callbacks).find(
      (name) => /^on[A-Z]/.test(name) && !(callbackNames as readonly string[]).includes(name),
    );
    if (unknown) throw new ArgumentError('fit', 'callbacks', `be among ${callbackNames.join(', ')}`, unknown);
    for (const name of callbackNames) {
      if (callbacks[name] !== undefined && typeof callbacks[name] !== 'function')
        throw new ArgumentError('fit', `callbacks.${name}`, 'be a function', callbacks[name]);
    }
  }
  return list;
}
