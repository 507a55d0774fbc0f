import { fans } from './fans.js';
import { fillTruncatedNormal, type Initializer } from './initializer.js';

/**
 * Truncated normal numbers of standard deviation √(1 / fanIn): LeCun, Bottou, Orr and Müller, "Efficient BackProp",
 * 1998.
 */
export const lecunNormal: Initializer = (weights, shape, random) => {
  const { fanIn } = fans(shape);
  fillTruncatedNormal(weights, Math.sqrt(1 / fanIn), random);
};
