import { ArgumentError } from '../../arrays/errors.js';
import type { ArrayInput } from '../../arrays/view.js';
import type { Logs } from './logs.js';

/** What callbacks may use of the model that is trained; see `Sequential` for each. */
export interface CallbackModel {
  readonly inputShape: readonly number[];
  readonly outputShape: readonly number[];
  readonly history: Record<string, number[]>;
  evaluate(x: ArrayInput, y: ArrayInput, options?: { workers?: number }): Promise<Logs>;
  predict(x: ArrayInput, options?: { workers?: number }): Promise<unknown>;
  layerOutputs(x: ArrayInput): Promise<unknown[]>;
  layerGradients(x: ArrayInput, y: ArrayInput): Promise<unknown[]>;
  getWeights(): Promise<unknown[]>;
  /** Refused during a fit; may be called from `onTrainEnd`. */
  setWeights(list: readonly ArrayInput[]): Promise<void>;
  pause(): void;
  resume(): void;
  stop(): void;
}

/**
 * Called on the calling thread, in order. An error thrown by one, or a promise of one that is rejected, ends the fit
 * with that error.
 */
export interface Callbacks {
  /** Before the first epoch; training waits until it is done. */
  onTrainBegin?(model: CallbackModel): void | Promise<void>;
  /** After a fit that has come to its end, or was stopped; `fit` waits until it is done. */
  onTrainEnd?(model: CallbackModel): void | Promise<void>;
  /** It may be async, as may those of batches: training does not wait for these, but `fit` does. */
  onEpochBegin?(epoch: number): void;
  /**
   * The epoch's figures: means over its samples. Training waits until this is done: `model.getWeights()` gives the
   * epoch's weights, and `model.stop()` ends the fit with this epoch.
   */
  onEpochEnd?(epoch: number, logs: Logs, model: CallbackModel): void | Promise<void>;
  /** Every batch, told of when it is done, just before its end: both come gathered, once a frame. */
  onBatchBegin?(batch: number): void;
  /** Every batch, with its own figures, before its update. */
  onBatchEnd?(batch: number, logs: Logs): void;
}

const names = [
  'onTrainBegin',
  'onTrainEnd',
  'onEpochBegin',
  'onEpochEnd',
  'onBatchBegin',
  'onBatchEnd',
] as const satisfies readonly (keyof Callbacks)[];

/** Checks what `fit` was given as callbacks, one or a list. */
export function toCallbacks(given: Callbacks | readonly Callbacks[]): readonly Callbacks[] {
  const list = Array.isArray(given) ? (given as readonly Callbacks[]) : [given as Callbacks];
  for (const callbacks of list) {
    if (typeof callbacks !== 'object' || callbacks === null) {
      throw new ArgumentError('fit', 'callbacks', 'be an object or a list of objects', callbacks);
    }
    // An object may have more to itself, but what is named like a callback must be one.
    const unknown = Object.keys(callbacks).find(
      (name) => /^on[A-Z]/.test(name) && !(names as readonly string[]).includes(name),
    );
    if (unknown) throw new ArgumentError('fit', 'callbacks', `be among ${names.join(', ')}`, unknown);
    for (const name of names) {
      if (callbacks[name] !== undefined && typeof callbacks[name] !== 'function')
        throw new ArgumentError('fit', `callbacks.${name}`, 'be a function', callbacks[name]);
    }
  }
  return list;
}
