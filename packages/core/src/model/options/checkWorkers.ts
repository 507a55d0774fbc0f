import { checkCount, checkOptions, isIndex } from '../../arrays/check.js';
import { ArgumentError } from '../../arrays/errors.js';
import type { ArrayInput } from '../../arrays/view.js';
import { maxWorkers } from '../../parallel/session/workerCount.js';

/** How `predict` and `evaluate` are executed. */
export interface WorkerOptions {
  /**
   * Workers to use, a whole number from 0 to 64; 0 stays on the calling thread. Default by the number of samples and
   * the machine's cores.
   */
  workers?: number;
}

/** How `predict` is executed. */
export interface PredictOptions extends WorkerOptions {
  /** Where x gives batches, how many to take; a whole number from 1. Default all. */
  steps?: number;
}

/** How `evaluate` is executed, and how samples count in it. */
export interface EvaluateOptions extends PredictOptions {
  /**
   * By how much to multiply the loss of each sample, `[n]`; the loss is the mean of the products. Default 1. Not where x
   * gives batches, which have their own.
   */
  sampleWeight?: ArrayInput;
}

/** Checks options that are only for arrays, or only for batches. */
export function checkSteps(
  functionName: string,
  { steps, sampleWeight }: EvaluateOptions,
  hasBatches: boolean,
): void {
  if (steps !== undefined) checkCount(functionName, 'steps', steps);
  if (steps !== undefined && !hasBatches) {
    throw new ArgumentError(functionName, 'steps', 'be left out where x is an array', steps);
  }
  if (sampleWeight !== undefined && hasBatches) {
    throw new ArgumentError(functionName, 'sampleWeight', 'be left out where x gives batches', sampleWeight);
  }
}

/**
 * @param others the other options that the function has
 * @returns the option `workers`
 */
export function checkWorkerOptions(
  functionName: string,
  options: WorkerOptions,
  others: readonly string[] = [],
): number | undefined {
  checkOptions(functionName, options, ['workers', ...others]);
  return checkWorkers(functionName, options.workers);
}

/** Checks a number of workers, which may be left out. */
export function checkWorkers(functionName: string, workers: number | undefined): number | undefined {
  if (workers !== undefined && !(isIndex(workers) && workers <= maxWorkers)) {
    throw new ArgumentError(functionName, 'workers', `be a whole number from 0 to ${maxWorkers}`, workers);
  }
  return workers;
}
