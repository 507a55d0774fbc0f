import { fans } from './fans.js';
import { fillTruncatedNormal, type Initializer } from './initializer.js';

/**
 * Truncated normal numbers of standard deviation √(2 / fanIn): He, Zhang, Ren and Sun, "Delving deep into
 * rectifiers", ICCV 2015.
 */
export const heNormal: Initializer = (weights, shape, random) => {
  const { fanIn } = fans(shape);
  fillTruncatedNormal(weights, Math.sqrt(2 / fanIn), random);
};
