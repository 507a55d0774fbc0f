import type { Progress } from '../../parallel/protocol/session.js';
import type { CallbackModel, Callbacks } from './callbacks.js';
import { validationName, type History, type Logs } from './logs.js';

/** Calls the callbacks of a fit, and collects its history. */
export interface CallbackList {
  /** Takes the events of a fit in order; after the end of an epoch, waits for its callbacks. */
  report(progress: readonly Progress[]): Promise<void>;
  /** The epochs so far. */
  history: History;
  /** Whether `onEpochEnd` is being called, for which training waits. */
  isAtEpochEnd(): boolean;
  /** Waits for promises of callbacks that are still pending; throws the first error of a callback. */
  rethrow(): Promise<void>;
}

/**
 * An error in a callback, or a promise of one that is rejected, stops the training; no callback is called after it.
 *
 * @param metricNames `loss`, then each metric, in the order of the events
 */
export function callbackList(
  metricNames: readonly string[],
  callbacks: readonly Callbacks[],
  model: CallbackModel,
  stop: () => void,
): CallbackList {
  const history: Record<string, number[]> = Object.fromEntries(metricNames.map((name) => [name, []]));
  let thrown: { reason: unknown } | undefined;
  let isAtEpochEnd = false;
  /** Promises of callbacks that training does not wait for. */
  const pendingCallbacks = new Set<Promise<void>>();

  function fail(reason: unknown): void {
    thrown ??= { reason };
    stop();
  }

  function trackPromise(result: unknown): void {
    if (typeof (result as PromiseLike<unknown> | undefined)?.then !== 'function') return;
    const tracked = Promise.resolve(result)
      .catch(fail)
      .then(() => void pendingCallbacks.delete(tracked));
    pendingCallbacks.add(tracked);
  }

  const toLogs = (values: readonly number[], validation: readonly number[] = []): Logs =>
    Object.fromEntries([
      ...values.map((value, i) => [metricNames[i], value]),
      ...validation.map((value, i) => [validationName(metricNames[i]), value]),
    ]) as Logs;

  function dispatch(event: Exclude<Progress, { kind: 'epochEnd' }>): void {
    if (event.kind === 'checkpoint') return;
    if (event.kind === 'epochBegin') {
      for (const callback of callbacks) trackPromise(callback.onEpochBegin?.(event.epoch));
      return;
    }
    for (const callback of callbacks) trackPromise(callback.onBatchBegin?.(event.batch));
    for (const callback of callbacks) {
      trackPromise(callback.onBatchEnd?.(event.batch, toLogs(event.metrics)));
    }
  }

  async function dispatchEpochEnd(event: Extract<Progress, { kind: 'epochEnd' }>): Promise<void> {
    const logs = toLogs(event.metrics, event.validation);
    for (const [name, value] of Object.entries(logs)) (history[name] ??= []).push(value);
    isAtEpochEnd = true;
    try {
      for (const callback of callbacks) await callback.onEpochEnd?.(event.epoch, logs, model);
    } finally {
      isAtEpochEnd = false;
    }
  }

  return {
    async report(progress) {
      for (const event of progress) {
        if (thrown) return;
        try {
          if (event.kind === 'epochEnd') await dispatchEpochEnd(event);
          else dispatch(event);
        } catch (reason) {
          fail(reason);
        }
      }
    },
    history: history as History,
    isAtEpochEnd: () => isAtEpochEnd,
    async rethrow() {
      await Promise.all(pendingCallbacks);
      if (thrown) throw thrown.reason;
    },
  };
}
