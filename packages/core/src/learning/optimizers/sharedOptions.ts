import { checkNumber } from '../../arrays/check.js';
import { ArgumentError } from '../../arrays/errors.js';
import type { Optimizer } from './optimizer.js';

/** The options that every optimizer has; at most one of the three that clip gradients can be given. */
export interface SharedOptimizerOptions {
  /** The share of each weight, times the learning rate, that a step takes away; 0 or more. Default 0. */
  weightDecay?: number;
  /** Scales the gradient of each parameter down to at most this Euclidean norm, above 0. Default without limit. */
  clipNorm?: number;
  /** Limits every number of a gradient to between −clipValue and clipValue, above 0. Default without limit. */
  clipValue?: number;
  /** Scales all gradients together down to at most this Euclidean norm, above 0. Default without limit. */
  globalClipNorm?: number;
}

const clipOptionNames = ['clipNorm', 'clipValue', 'globalClipNorm'] as const;

export const sharedOptionNames = [
  'weightDecay',
  ...clipOptionNames,
] as const satisfies readonly (keyof SharedOptimizerOptions)[];

/** Checks the shared options; returns those that are given. */
export function checkSharedOptions(
  functionName: string,
  given: SharedOptimizerOptions,
): SharedOptimizerOptions {
  const names = sharedOptionNames.filter((name) => given[name] !== undefined);
  for (const name of names) {
    if (name === 'weightDecay') checkNumber(functionName, name, given[name], 'be 0 or more', (x) => x >= 0);
    else checkNumber(functionName, name, given[name], 'be above 0', (x) => x > 0);
  }
  const [, second] = clipOptionNames.filter((name) => names.includes(name));
  if (second) {
    const rule = `be left out where another of ${clipOptionNames.join(', ')} is given`;
    throw new ArgumentError(functionName, second, rule, given[second]);
  }
  return Object.fromEntries(names.map((name) => [name, given[name]]));
}

/**
 * An optimizer's update preceded by what the shared options ask for, in Keras' order: gradients are clipped, then
 * weights decay.
 */
export function withSharedOptions(
  { weightDecay = 0, clipValue, clipNorm, globalClipNorm }: SharedOptimizerOptions,
  rateAt: (step: number) => number,
  update: Optimizer['update'],
): Pick<Optimizer, 'clipNorm' | 'globalClipNorm' | 'update'> {
  return {
    clipNorm,
    globalClipNorm,
    update(kernels, weights, gradients, slots, length, step) {
      if (clipValue !== undefined) kernels.clip(gradients, length, clipValue);
      if (weightDecay > 0) kernels.decayWeights(weights, length, rateAt(step) * weightDecay);
      update(kernels, weights, gradients, slots, length, step);
    },
  };
}
