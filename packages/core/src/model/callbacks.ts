import { ArgumentError } from '../errors.js';
import type { Logs } from './fitOptions.js';
import type { Sequential } from './sequential.js';

/** A model, whatever the form of its results. */
export type AnyModel = Sequential<unknown>;

/** Called on the calling thread, in order; an error thrown by one ends the fit with that error. */
export interface Callbacks {
  onTrainBegin?(model: AnyModel): void | Promise<void>;
  onTrainEnd?(model: AnyModel): void | Promise<void>;
  onEpochBegin?(epoch: number): void;
  /**
   * The epoch's figures: means over its samples. Training waits until this is done: `model.getWeights()` gives the
   * epoch's weights, and `model.stop()` ends the fit with this epoch.
   */
  onEpochEnd?(epoch: number, logs: Logs, model: AnyModel): void | Promise<void>;
  /** Every batch, with its own figures, before its update. In a page they come gathered, once a frame. */
  onBatchEnd?(batch: number, logs: Logs): void;
}

/** Checks what `fit` was given as callbacks, one or a list. */
export function toCallbacks(given: Callbacks | readonly Callbacks[]): readonly Callbacks[] {
  const list = Array.isArray(given) ? (given as readonly Callbacks[]) : [given as Callbacks];
  for (const callbacks of list) {
    if (typeof callbacks !== 'object' || callbacks === null) {
      throw new ArgumentError('fit', 'callbacks', 'be an object or a list of objects', callbacks);
    }
  }
  return list;
}
