import { checkOptions } from '../../arrays/check.js';
import { checkMomentOptions, momentOptionNames, type MomentOptions } from './moments.js';
import type { Optimizer } from './optimizer.js';
import { withSharedOptions } from './sharedOptions.js';

/** How far a step goes, and how long past gradients count. */
export type NadamOptions = MomentOptions;

/**
 * Nadam, Adam with Nesterov's momentum: Dozat, "Incorporating Nesterov momentum into Adam", ICLR 2016 workshop, as Keras
 * computes it. With gradient g at step t and μₜ = β₁ (1 − ½ · 0.96ᵗ): m += (1 − β₁)(g − m), v += (1 − β₂)(g² − v),
 * m̂ = μₜ₊₁ m / (1 − μ₁⋯μₜ₊₁) + (1 − μₜ) g / (1 − μ₁⋯μₜ), w −= η m̂ / (√(v / (1 − β₂ᵗ)) + ε).
 *
 * @throws ArgumentError
 */
export function nadam(options: NadamOptions = {}): Optimizer {
  const name = 'optimizers.nadam';
  checkOptions(name, options, momentOptionNames);
  const { rateAt, beta1, beta2, epsilon, shared, plain } = checkMomentOptions(name, options);
  const momentumAt = momentumSchedule(beta1);
  return {
    kind: 'nadam',
    options: plain,
    slots: 2,
    nonNegativeSlots: [1],
    // The loop is in kernels/plain/nadam.ts, the same in SIMD in assembly/nadam.ts.
    ...withSharedOptions(shared, rateAt, (kernels, weights, gradients, [m, v], length, step) => {
      const { momentum, nextMomentum, product } = momentumAt(step);
      kernels.nadam(weights, gradients, m, v, length, {
        learningRate: rateAt(step),
        beta1,
        beta2,
        epsilon,
        meanFactor: nextMomentum / (1 - product * nextMomentum),
        gradientFactor: (1 - momentum) / (1 - product),
        correction: 1 - beta2 ** step,
      });
    }),
  };
}

/** From this step on, 1 − ½ · 0.96ᵗ is 1 in double precision. */
const constantFrom = 1000;

/** The momentum of a step and of the next, and the product of those of all steps so far. */
function momentumSchedule(beta1: number) {
  const factorOf = (step: number) => 1 - 0.5 * 0.96 ** step;
  const products = new Float64Array(constantFrom + 1).fill(1);
  for (let step = 1; step <= constantFrom; step++) products[step] = products[step - 1] * factorOf(step);
  return (step: number) => ({
    momentum: beta1 * factorOf(step),
    nextMomentum: beta1 * factorOf(step + 1),
    product: beta1 ** step * products[Math.min(step, constantFrom)],
  });
}
