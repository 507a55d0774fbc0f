import { checkCount, checkFlag, checkName, checkNumber, checkOptions } from '../../arrays/check.js';
import { ArgumentError } from '../../arrays/errors.js';
import type { ArrayInput } from '../../arrays/view.js';
import type { Callbacks } from './callbacks.js';

/** When training has gone on long enough. */
export interface EarlyStoppingOptions {
  /** The figure to watch, such as `valLoss` or `valAccuracy`. Default `valLoss`. */
  monitor?: string;
  /** Epochs without improvement after which training ends. Default 1. */
  patience?: number;
  /** A smaller change is no improvement. Default 0. */
  minDelta?: number;
  /** Whether less or more is better. Default `max` for accuracies, precision and recall, else `min`. */
  mode?: 'min' | 'max';
  /** Goes back to the weights of the best epoch at the end. Default false. */
  restoreBestWeights?: boolean;
}

/**
 * Ends training when a figure has stopped improving (Prechelt, "Early stopping – but when?", 1998). Every fit
 * begins anew.
 *
 * @throws ArgumentError
 */
export function earlyStopping(options: EarlyStoppingOptions = {}): Callbacks {
  const name = 'earlyStopping';
  checkOptions(name, options, ['monitor', 'patience', 'minDelta', 'mode', 'restoreBestWeights']);
  const { monitor = 'valLoss', patience = 1, minDelta = 0, restoreBestWeights = false } = options;
  if (typeof monitor !== 'string') {
    throw new ArgumentError(name, 'monitor', "be a figure's name, such as valLoss", monitor);
  }
  const { mode = /(accuracy|precision|recall)$/i.test(monitor) ? 'max' : 'min' } = options;
  checkCount(name, 'patience', patience);
  checkNumber(name, 'minDelta', minDelta, 'be 0 or more', (x) => x >= 0);
  checkName(name, 'mode', mode, ['min', 'max']);
  checkFlag(name, 'restoreBestWeights', restoreBestWeights);

  let best = Infinity;
  let bestWeights: unknown[] | undefined;
  let waited = 0;
  return {
    onTrainBegin() {
      [best, bestWeights, waited] = [Infinity, undefined, 0];
    },
    async onEpochEnd(_epoch, logs, model) {
      if (!Object.hasOwn(logs, monitor)) {
        throw new ArgumentError(name, 'monitor', `be one of ${Object.keys(logs).join(', ')}`, monitor);
      }
      const value = mode === 'min' ? logs[monitor] : -logs[monitor];
      if (value < best - minDelta) {
        best = value;
        waited = 0;
        if (restoreBestWeights) bestWeights = await model.getWeights();
      } else if (++waited >= patience) {
        model.stop();
      }
    },
    async onTrainEnd(model) {
      if (bestWeights) await model.setWeights(bestWeights as ArrayInput[]);
    },
  };
}
