import { flushMoment } from '../../kernels/plain/flushMoment.js';
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
    ...withSharedOptions(shared, rateAt, ({ memory }, weights, gradients, [m, u], length, step) => {
      const eta = rateAt(step) / (1 - beta1 ** step);
      for (let i = 0; i < length; i++) {
        const gradient = memory[gradients + i];
        memory[m + i] = flushMoment(memory[m + i] + (gradient - memory[m + i]) * (1 - beta1));
        memory[u + i] = flushMoment(Math.max(beta2 * memory[u + i], Math.abs(gradient)));
        memory[weights + i] -= (eta * memory[m + i]) / (memory[u + i] + epsilon);
      }
    }),
  };
}
