import { checkName, checkNumber } from '../../arrays/check.js';
import { didYouMean } from '../../arrays/didYouMean.js';
import { ArgumentError } from '../../arrays/errors.js';
import type { Logs } from './logs.js';

/** What a callback watches. */
export interface MonitorOptions {
  /** The metric to watch, such as `valLoss` or `valAccuracy`. Default `valLoss`. */
  monitor?: string;
  /** Whether less or more is better. Default `max` for accuracies, precision, recall, F1 score and AUC, else `min`. */
  mode?: 'min' | 'max';
}

/** A metric that is watched from epoch to epoch. */
export interface Monitor {
  /**
   * Forgets the best value.
   *
   * @param logNames the metrics that will be logged
   * @throws ArgumentError where the one to watch is not among them
   */
  reset(logNames: readonly string[]): void;
  /** Whether the metric is better than ever; it then is the best. Throws ArgumentError where it is not logged. */
  improves(logs: Logs): boolean;
}

/** Checks the options; `minDelta`, 0 or more, is the smallest change that counts. */
export function createMonitor(functionName: string, options: MonitorOptions, minDelta: number): Monitor {
  const { monitor = 'valLoss' } = options;
  if (typeof monitor !== 'string') {
    throw new ArgumentError(functionName, 'monitor', "be a metric's name, such as valLoss", monitor);
  }
  const { mode = defaultMode(monitor) } = options;
  checkName(functionName, 'mode', mode, ['min', 'max']);
  checkNumber(functionName, 'minDelta', minDelta, 'be 0 or more', (x) => x >= 0);
  let best = Infinity;
  return {
    reset(logNames) {
      checkLogged(functionName, monitor, logNames);
      best = Infinity;
    },
    improves(logs) {
      checkLogged(functionName, monitor, Object.keys(logs));
      const value = mode === 'min' ? logs[monitor] : -logs[monitor];
      const isBetter = value < best - minDelta;
      if (isBetter) best = value;
      return isBetter;
    },
  };
}

/** Refuses a metric that is not among those that are logged. */
function checkLogged(functionName: string, monitor: string, logNames: readonly string[]): void {
  if (logNames.includes(monitor)) return;
  const lacksValidation = /^val[_A-Z]/.test(monitor) && !logNames.includes('valLoss');
  const hint = lacksValidation
    ? ' The fit has no validationData and no validationSplit.'
    : didYouMean(monitor, logNames);
  throw new ArgumentError(functionName, 'monitor', `be one of ${logNames.join(', ')}`, monitor, hint);
}

function defaultMode(monitor: string): 'min' | 'max' {
  return /(accuracy|precision|recall|f1Score|auc)$/i.test(monitor) ? 'max' : 'min';
}
