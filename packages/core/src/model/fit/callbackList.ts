import type { Progress } from '../../parallel/protocol/session.js';
import type { CallbackModel, Callbacks } from './callbacks.js';
import { validationName, type History, type Logs } from './logs.js';

/**
 * Turns progress into callbacks and a history. An error in a callback, also one that comes later by a promise, stops
 * the training and is kept.
 */
export function callbackList(
  metricNames: readonly string[],
  callbacks: readonly Callbacks[],
  model: CallbackModel,
  stop: () => void,
) {
  const epochs: Record<string, number[]> = Object.fromEntries(metricNames.map((name) => [name, []]));
  let thrown: { reason: unknown } | undefined;
  /** Promises given by callbacks for which training does not wait. */
  const pendingCallbacks = new Set<Promise<void>>();

  function fail(reason: unknown): void {
    thrown ??= { reason };
    stop();
  }

  function trackPromise(answer: unknown): void {
    if (typeof (answer as PromiseLike<unknown> | undefined)?.then !== 'function') return;
    const watched = Promise.resolve(answer)
      .catch(fail)
      .then(() => void pendingCallbacks.delete(watched));
    pendingCallbacks.add(watched);
  }

  const logsOf = (figures: readonly number[], validation?: readonly number[]): Logs => {
    const logs = metricNames.map((name, i) => [name, figures[i]] as const);
    const more = validation
      ? metricNames.map((name, i) => [validationName(name), validation[i]] as const)
      : [];
    return Object.fromEntries([...logs, ...more]) as Logs;
  };

  function dispatch(progress: Exclude<Progress, { kind: 'epochEnd' }>): void {
    if (progress.kind === 'checkpoint') return;
    if (progress.kind === 'epochBegin') {
      for (const callback of callbacks) trackPromise(callback.onEpochBegin?.(progress.epoch));
      return;
    }
    for (const callback of callbacks) trackPromise(callback.onBatchBegin?.(progress.batch));
    for (const callback of callbacks)
      trackPromise(callback.onBatchEnd?.(progress.batch, logsOf(progress.metrics)));
  }

  async function dispatchEpochEnd({
    epoch,
    metrics: figures,
    validation,
  }: Extract<Progress, { kind: 'epochEnd' }>) {
    const logs = logsOf(figures, validation);
    for (const [name, value] of Object.entries(logs)) (epochs[name] ??= []).push(value);
    for (const callback of callbacks) await callback.onEpochEnd?.(epoch, logs, model);
  }

  return {
    async report(progress: readonly Progress[]): Promise<void> {
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
    history: {
      epochs: epochs as History,
      /** Waits for what callbacks have still to do, and throws what one of them has thrown. */
      async rethrow(): Promise<void> {
        await Promise.all(pendingCallbacks);
        if (thrown) throw thrown.reason;
      },
    },
  };
}
