import { checkOptions, isIndex } from '../arrays/check.js';
import { ArgumentError } from '../arrays/errors.js';
import { maxWorkers } from '../parallel/session/workerCount.js';

/** How `predict` and `evaluate` are executed. */
export interface WorkerOptions {
  /**
   * Workers to use, a whole number from 0 to 64; 0 stays on the calling thread. Default by the number of samples and
   * the machine's cores.
   */
  workers?: number;
}

/** @returns the option `workers` */
export function checkWorkerOptions(functionName: string, options: WorkerOptions): number | undefined {
  checkOptions(functionName, options, ['workers']);
  return checkWorkers(functionName, options.workers);
}

/** Checks a number of workers, which may be left out. */
export function checkWorkers(functionName: string, workers: number | undefined): number | undefined {
  if (workers !== undefined && !(isIndex(workers) && workers <= maxWorkers)) {
    throw new ArgumentError(functionName, 'workers', `be a whole number from 0 to ${maxWorkers}`, workers);
  }
  return workers;
}
