import type { Generator } from '../random/generator.js';

/**
 * Uniform numbers in ±√(6 / (fanIn + fanOut)): Glorot and Bengio, "Understanding the difficulty of training deep
 * feedforward neural networks", AISTATS 2010. The fans are the inputs and outputs of a unit: for a kernel
 * `[in, out]` in and out, for filters `[kh, kw, in, out]` kh·kw times these.
 */
export function glorotUniform(weights: Float32Array, shape: readonly number[], random: Generator): void {
  const receptiveField = shape.slice(0, -2).reduce((a, b) => a * b, 1);
  const [inputs, outputs] = shape.slice(-2);
  const limit = Math.sqrt(6 / (receptiveField * (inputs + outputs)));
  for (let i = 0; i < weights.length; i++) weights[i] = (2 * random.float() - 1) * limit;
}
