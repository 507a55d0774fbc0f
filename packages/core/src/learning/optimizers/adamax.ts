import { checkOptions } from '../../arrays/check.js';
import { checkMomentOptions, momentOptionNames, type MomentOptions } from './moments.js';
import type { Optimizer } from './optimizer.js';
import { withSharedOptions } from './sharedOptions.js';

/** How far a step goes, and how long past gradients count. */
export type AdamaxOptions = MomentOptions;

/**
 * Adamax, Adam with the maximum norm: Kingma and Ba, "Adam: a method for stochastic optimization", ICLR 2015,
 * section 7.1, as Keras computes it. With gradient g at step t: m += (1 − β₁)(g − m), u = max(β₂ u, |g|),
 * w −= η / (1 − β₁ᵗ) · m / (u + ε).
 *
 * @throws ArgumentError
 */
export function adamax(options: AdamaxOptions = {}): Optimizer {
  const name = 'optimizers.adamax';
  checkOptions(name, options, momentOptionNames);
  const { rateAt, beta1, beta2, epsilon, shared, plain } = checkMomentOptions(name, options);
  return {
    kind: 'adamax',
    options: plain,
    slots: 2,
    nonNegativeSlots: [1],
    // The loop is in kernels/plain/adamax.ts, the same in SIMD in assembly/adamax.ts.
    ...withSharedOptions(shared, rateAt, (kernels, weights, gradients, [m, u], length, step) => {
      const rate = rateAt(step) / (1 - beta1 ** step);
      kernels.adamax(weights, gradients, m, u, length, { rate, beta1, beta2, epsilon });
    }),
  };
}
