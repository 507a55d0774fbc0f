import { checkFlag, checkOptions } from '../../arrays/check.js';
import { checkMomentOptions, momentOptionNames, type MomentOptions } from './moments.js';
import type { Optimizer } from './optimizer.js';
import { withSharedOptions } from './sharedOptions.js';

/** How far a step goes, and how long past gradients count. */
export interface AdamOptions extends MomentOptions {
  /**
   * Whether to divide by the largest mean square so far and not by the present one: Reddi, Kale and Kumar, "On the
   * convergence of Adam and beyond", ICLR 2018. Default false.
   */
  amsgrad?: boolean;
}

export const adamOptionNames = [
  ...momentOptionNames,
  'amsgrad',
] as const satisfies readonly (keyof AdamOptions)[];

/**
 * Adam: Kingma and Ba, "Adam: a method for stochastic optimization", ICLR 2015, in the
 * order of computation given before section 2.1, as Keras computes it. With gradient g at step t:
 * m += (1 − β₁)(g − m), v += (1 − β₂)(g² − v), w −= η √(1 − β₂ᵗ) / (1 − β₁ᵗ) · m / (√v + ε). With amsgrad the largest v
 * so far is under the root.
 *
 * @throws ArgumentError
 */
export function adam(options: AdamOptions = {}): Optimizer {
  checkOptions('optimizers.adam', options, adamOptionNames);
  return adamLike('adam', options);
}

/** Adam, or Adam with decoupled weight decay. */
export function adamLike(kind: 'adam' | 'adamW', options: AdamOptions): Optimizer {
  const name = `optimizers.${kind}`;
  const { amsgrad = false } = options;
  checkFlag(name, 'amsgrad', amsgrad);
  const { rateAt, beta1, beta2, epsilon, shared, plain } = checkMomentOptions(name, options);
  /** η √(1 − β₂ᵗ) / (1 − β₁ᵗ) */
  const correctedRateAt = (step: number) =>
    (rateAt(step) * Math.sqrt(1 - beta2 ** step)) / (1 - beta1 ** step);
  // The loops are in kernels/plain/adam.ts and amsgrad.ts, the same in SIMD in assembly.
  if (amsgrad) {
    return {
      kind,
      options: { ...plain, amsgrad },
      slots: 3,
      nonNegativeSlots: [1, 2],
      ...withSharedOptions(shared, rateAt, (kernels, weights, gradients, [m, v, maxV], length, step) => {
        const settings = { rate: correctedRateAt(step), beta1, beta2, epsilon };
        kernels.amsgrad(weights, gradients, m, v, maxV, length, settings);
      }),
    };
  }
  // The kernel also decays the weights.
  const { weightDecay = 0, ...clipping } = shared;
  return {
    kind,
    options: plain,
    slots: 2,
    nonNegativeSlots: [1],
    ...withSharedOptions(clipping, rateAt, (kernels, weights, gradients, [m, v], length, step) => {
      const decay = rateAt(step) * weightDecay;
      const settings = { rate: correctedRateAt(step), beta1, beta2, epsilon, decay };
      kernels.adam(weights, gradients, m, v, length, settings);
    }),
  };
}
