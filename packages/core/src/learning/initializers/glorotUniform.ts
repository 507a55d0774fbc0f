import { fans } from './fans.js';
import { fillUniform, type Initializer } from './initializer.js';

/**
 * Uniform numbers up to ±√(6 / (fanIn + fanOut)): Glorot and Bengio, "Understanding the difficulty of training
 * deep feedforward neural networks", AISTATS 2010.
 */
export const glorotUniform: Initializer = (weights, shape, random) => {
  const { fanIn, fanOut } = fans(shape);
  fillUniform(weights, Math.sqrt(6 / (fanIn + fanOut)), random);
};
