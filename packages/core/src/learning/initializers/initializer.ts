import type { RandomGenerator } from '../random/generator.js';

/** Fills the initial values of a parameter of a shape. */
export type Initializer = (weights: Float32Array, shape: readonly number[], random: RandomGenerator) => void;

/** Uniform numbers from −`limit` to `limit`. */
export function fillUniform(weights: Float32Array, limit: number, random: RandomGenerator): void {
  for (let i = 0; i < weights.length; i++) weights[i] = (2 * random.float() - 1) * limit;
}

/** The standard deviation that is left of a standard normal distribution cut off at ±2. */
const truncatedDeviation = 0.8796256610342398;

/** Normal numbers, those beyond two deviations drawn again, whose standard deviation is `deviation` after that. */
export function fillTruncatedNormal(weights: Float32Array, deviation: number, random: RandomGenerator): void {
  for (let i = 0; i < weights.length; i++) {
    let z = normal(random);
    while (Math.abs(z) > 2) z = normal(random);
    weights[i] = (z * deviation) / truncatedDeviation;
  }
}

/** Box and Muller, "A note on the generation of random normal deviates", 1958. */
function normal(random: RandomGenerator): number {
  return Math.sqrt(-2 * Math.log(1 - random.float())) * Math.cos(2 * Math.PI * random.float());
}
