import { checkFlag, checkOptions } from '../../arrays/check.js';
import { checkLocation, type StorageLocation } from '../file/modelStorage.js';
import type { Callbacks } from './callbacks.js';
import type { Logs } from './logs.js';
import { createMonitor, type MonitorOptions } from './monitor.js';

/** Where and when to save a model. */
export interface ModelCheckpointOptions extends MonitorOptions {
  /** `{ path }` in Node, `{ indexedDB }` in a page; or a function that gives it for an epoch, counted from 0. */
  location: StorageLocation | ((epoch: number, logs: Logs) => StorageLocation);
  /** Whether to save only where the metric is better than after every epoch before. Default false. */
  saveBestOnly?: boolean;
}

/**
 * Callbacks that save the whole model after each epoch. A saved model trains on as this one, bit for bit. May be used for
 * several fits; each starts without a best epoch.
 *
 * @throws ArgumentError; in `fit`, where it logs no metric `monitor`, and CnnError where the model can not be saved
 */
export function modelCheckpoint(options: ModelCheckpointOptions): Callbacks {
  const name = 'modelCheckpoint';
  checkOptions(name, options, ['location', 'saveBestOnly', 'monitor', 'mode']);
  const { location, saveBestOnly = false } = options;
  if (typeof location !== 'function') checkLocation(name, location, ['path', 'indexedDB']);
  checkFlag(name, 'saveBestOnly', saveBestOnly);
  const monitor = createMonitor(name, options, 0);
  return {
    onTrainBegin(_model, logNames) {
      if (saveBestOnly) monitor.reset(logNames);
    },
    async onEpochEnd(epoch, logs, model) {
      if (saveBestOnly && !monitor.improves(logs)) return;
      await model.save(typeof location === 'function' ? location(epoch, logs) : location);
    },
  };
}
