import { checkFlag, checkNumber } from '../../arrays/check.js';
import type { InitializerConfig } from '../../learning/initializers/registry.js';
import type { RegularizerOption } from '../../learning/regularizers/registry.js';
import type { Parameter } from '../layer.js';
import { learntParameter } from './learntParameter.js';

/** The options that all normalization layers share. */
export interface GammaAndBetaOptions {
  /** Added to the variance, above 0. Default 1e-3. */
  epsilon?: number;
  /** Whether to add a learnt mean, beta. Default true. */
  center?: boolean;
  /** Whether to multiply by a learnt standard deviation, gamma. Default true. */
  scale?: boolean;
  /** Default `zeros`. */
  betaInitializer?: InitializerConfig;
  /** Default `ones`. */
  gammaInitializer?: InitializerConfig;
  /** What beta adds to the loss: `l1`, `l2`, or one made by `regularizers`. Default nothing. */
  betaRegularizer?: RegularizerOption;
  /** What gamma adds to the loss. Default nothing. */
  gammaRegularizer?: RegularizerOption;
}

export const gammaAndBetaOptionNames = [
  'epsilon',
  'center',
  'scale',
  'betaInitializer',
  'gammaInitializer',
  'betaRegularizer',
  'gammaRegularizer',
] as const satisfies readonly (keyof GammaAndBetaOptions)[];

/** Checks the options; `parameters` lists gamma and beta, each of a shape, as far as the options ask for them. */
export function gammaAndBeta(functionName: string, options: GammaAndBetaOptions) {
  const { epsilon = 1e-3, center = true, scale = true } = options;
  checkNumber(functionName, 'epsilon', epsilon, 'be above 0', (x) => x > 0);
  checkFlag(functionName, 'center', center);
  checkFlag(functionName, 'scale', scale);
  const gamma = learntParameter(functionName, 'gamma', 'gamma', options, 'ones');
  const beta = learntParameter(functionName, 'beta', 'beta', options, 'zeros');
  return {
    epsilon,
    center,
    scale,
    parameters: (shape: number[]): Parameter[] => [
      ...(scale ? [gamma(shape, 1)] : []),
      ...(center ? [beta(shape, 1)] : []),
    ],
  };
}
