import { checkCount, checkFlag, checkOptions } from '../../arrays/check.js';
import type { ArrayInput } from '../../arrays/view.js';
import type { Callbacks } from './callbacks.js';
import { createMonitor, type MonitorOptions } from './monitor.js';

/** When to end training. */
export interface EarlyStoppingOptions extends MonitorOptions {
  /** Epochs without improvement after which training ends; a whole number from 1. Default 1. */
  patience?: number;
  /** A smaller change is no improvement; 0 or more. Default 0. */
  minDelta?: number;
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
  const { patience = 1, minDelta = 0, restoreBestWeights = false } = options;
  const monitor = createMonitor(name, options, minDelta);
  checkCount(name, 'patience', patience);
  checkFlag(name, 'restoreBestWeights', restoreBestWeights);

  let bestWeights: unknown[] | undefined;
  let epochsWithoutImprovement = 0;
  return {
    onTrainBegin(_model, logNames) {
      monitor.reset(logNames);
      [bestWeights, epochsWithoutImprovement] = [undefined, 0];
    },
    async onEpochEnd(_epoch, logs, model) {
      if (monitor.improves(logs)) {
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
