import { checkCount, checkFlag, checkName, checkNumber, checkOptions } from '../../arrays/check.js';
import { ArgumentError } from '../../arrays/errors.js';
import type { ArrayInput } from '../../arrays/view.js';
import type { Callbacks } from './callbacks.js';

/** When to end training. */
export interface EarlyStoppingOptions {
  /** The metric to watch, such as `valLoss` or `valAccuracy`. Default `valLoss`. */
  monitor?: string;
  /** Epochs without improvement after which training ends; a whole number from 1. Default 1. */
  patience?: number;
  /** A smaller change is no improvement; 0 or more. Default 0. */
  minDelta?: number;
  /** Whether less or more is better. Default `max` for accuracies, precision, recall, F1 score and AUC, else `min`. */
  mode?: 'min' | 'max';
  /** Whether to restore the weights of the best epoch at the end. Default false. */
  restoreBestWeights?: boolean;
}

/**
 * Callbacks that end training when a metric has stopped improving: Prechelt, "Early stopping – but when?", 1998. May
 * be used for several fits; each starts without a best epoch.
 *
 * @throws ArgumentError; in `fit`, where it logs no metric `monitor`
 */
export function earlyStopping(options: EarlyStoppingOptions = {}): Callbacks {
  const name = 'earlyStopping';
  checkOptions(name, options, ['monitor', 'patience', 'minDelta', 'mode', 'restoreBestWeights']);
  const { monitor = 'valLoss', patience = 1, minDelta = 0, restoreBestWeights = false } = options;
  if (typeof monitor !== 'string') {
    throw new ArgumentError(name, 'monitor', "be a metric's name, such as valLoss", monitor);
  }
  const { mode = /(accuracy|precision|recall|f1Score|auc)$/i.test(monitor) ? 'max' : 'min' } = options;
  checkCount(name, 'patience', patience);
  checkNumber(name, 'minDelta', minDelta, 'be 0 or more', (x) => x >= 0);
  checkName(name, 'mode', mode, ['min', 'max']);
  checkFlag(name, 'restoreBestWeights', restoreBestWeights);

  let best = Infinity;
  let bestWeights: unknown[] | undefined;
  let epochsWithoutImprovement = 0;
  return {
    onTrainBegin() {
      [best, bestWeights, epochsWithoutImprovement] = [Infinity, undefined, 0];
    },
    async onEpochEnd(_epoch, logs, model) {
      if (!Object.hasOwn(logs, monitor)) {
        throw new ArgumentError(name, 'monitor', `be one of ${Object.keys(logs).join(', ')}`, monitor);
      }
      const value = mode === 'min' ? logs[monitor] : -logs[monitor];
      if (value < best - minDelta) {
        best = value;
        epochsWithoutImprovement = 0;
        if (restoreBestWeights) bestWeights = await model.getWeights();
      } else if (++epochsWithoutImprovement >= patience) {
        model.stop();
      }
    },
    async onTrainEnd(model) {
      if (bestWeights) await model.setWeights(bestWeights as ArrayInput[]);
    },
  };
}
