import { checkOptions } from '../../arrays/check.js';
import { adamLike, adamOptionNames, type AdamOptions } from './adam.js';
import type { Optimizer } from './optimizer.js';

/** Adam's options, and how fast weights decay. */
export interface AdamWOptions extends AdamOptions {
  /** The share of each weight, times the learning rate, that a step takes away; 0 or more. Default 0.004. */
  weightDecay?: number;
}

/**
 * Adam with decoupled weight decay: before Adam's update, w −= η · weightDecay · w. Loshchilov and Hutter,
 * "Decoupled weight decay regularization", ICLR 2019.
 *
 * @throws ArgumentError
 */
export function adamW(options: AdamWOptions = {}): Optimizer {
  checkOptions('optimizers.adamW', options, adamOptionNames);
  const { weightDecay = 0.004 } = options;
  return adamLike('adamW', { ...options, weightDecay });
}
