import type { Progress } from '../parallel/session.js';
import type { Callbacks, History, Logs } from './fitOptions.js';

/** Turns progress into callbacks and a history. An error in a callback stops the training and is kept. */
export function historian(figureNames: readonly string[], callbacks: Callbacks, stop: () => void) {
  const epochs: Record<string, number[]> = Object.fromEntries(figureNames.map((name) => [name, []]));
  let thrown: { reason: unknown } | undefined;

  const logsOf = (figures: readonly number[], validation?: readonly number[]): Logs => {
    const logs = figureNames.map((name, i) => [name, figures[i]] as const);
    const more = validation
      ? figureNames.map((name, i) => [validationName(name), validation[i]] as const)
      : [];
    return Object.fromEntries([...logs, ...more]) as Logs;
  };

  function tell(progress: Progress): void {
    if (progress.kind === 'epochBegin') return callbacks.onEpochBegin?.(progress.epoch);
    if (progress.kind === 'batchEnd') return callbacks.onBatchEnd?.(progress.batch, logsOf(progress.figures));
    const logs = logsOf(progress.figures, progress.validation);
    for (const [name, value] of Object.entries(logs)) (epochs[name] ??= []).push(value);
    callbacks.onEpochEnd?.(progress.epoch, logs);
  }

  return {
    report(progress: readonly Progress[]): void {
      for (const event of progress) {
        if (thrown) return;
        try {
          tell(event);
        } catch (reason) {
          thrown = { reason };
          stop();
        }
      }
    },
    history: {
      epochs: epochs as History,
      rethrow(): void {
        if (thrown) throw thrown.reason;
      },
    },
  };
}

/** `loss` of the validation data is `valLoss`. */
function validationName(name: string): string {
  return `val${name[0].toUpperCase()}${name.slice(1)}`;
}
