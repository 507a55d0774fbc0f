import { checkCount, checkNumber, checkOptions } from '../../arrays/check.js';
import type { Callbacks } from './callbacks.js';
import { createMonitor, type MonitorOptions } from './monitor.js';

/** When to reduce the learning rate, and how far. */
export interface ReduceLROnPlateauOptions extends MonitorOptions {
  /** What the rate is multiplied by; above 0 and below 1. Default 0.1. */
  factor?: number;
  /** Epochs without improvement after which the rate is reduced; a whole number from 1. Default 10. */
  patience?: number;
  /** A smaller change is no improvement; 0 or more. Default 1e-4. */
  minDelta?: number;
  /** Epochs after a reduction in which none without improvement is counted; a whole number from 0. Default 0. */
  cooldown?: number;
  /** The least rate; 0 or more. Default 0. */
  minLearningRate?: number;
}

/**
 * Callbacks that reduce the learning rate when a metric has stopped improving. For optimizers whose rate follows no
 * schedule. May be used for several fits; each starts without a best epoch.
 *
 * @throws ArgumentError; in `fit`, where it logs no metric `monitor`, and StateError where the rate follows a schedule
 */
export function reduceLROnPlateau(options: ReduceLROnPlateauOptions = {}): Callbacks {
  const name = 'reduceLROnPlateau';
  checkOptions(name, options, [
    'monitor',
    'mode',
    'factor',
    'patience',
    'minDelta',
    'cooldown',
    'minLearningRate',
  ]);
  const { factor = 0.1, patience = 10, minDelta = 1e-4, cooldown = 0, minLearningRate = 0 } = options;
  const monitor = createMonitor(name, options, minDelta);
  checkNumber(name, 'factor', factor, 'be above 0 and below 1', (x) => x > 0 && x < 1);
  checkCount(name, 'patience', patience);
  checkNumber(name, 'cooldown', cooldown, 'be a whole number from 0', (x) => Number.isInteger(x) && x >= 0);
  checkNumber(name, 'minLearningRate', minLearningRate, 'be 0 or more', (x) => x >= 0);

  let epochsWithoutImprovement = 0;
  let epochsOfCooldown = 0;
  return {
    onTrainBegin(_model, logNames) {
      monitor.reset(logNames);
      [epochsWithoutImprovement, epochsOfCooldown] = [0, 0];
    },
    onEpochEnd(_epoch, logs, { optimizer }) {
      if (epochsOfCooldown > 0) epochsOfCooldown--;
      if (monitor.improves(logs)) epochsWithoutImprovement = 0;
      else if (epochsOfCooldown === 0 && ++epochsWithoutImprovement >= patience) {
        if (optimizer.learningRate <= minLearningRate) return;
        optimizer.learningRate = Math.max(optimizer.learningRate * factor, minLearningRate);
        [epochsWithoutImprovement, epochsOfCooldown] = [0, cooldown];
      }
    },
  };
}
