import { fans } from './fans.js';
import { fillTruncatedNormal, type Initializer } from './initializer.js';

/**
 * Truncated normal numbers of standard deviation √(2 / (fanIn + fanOut)): Glorot and Bengio, "Understanding the
 * difficulty of training deep feedforward neural networks", AISTATS 2010.
 */
export const glorotNormal: Initializer = (weights, shape, random) => {
  const { fanIn, fanOut } = fans(shape);
  fillTruncatedNormal(weights, Math.sqrt(2 / (fanIn + fanOut)), random);
};
