import { fans } from './fans.js';
import { fillUniform, type Initializer } from './initializer.js';

/**
 * Uniform numbers in ±√(3 / fanIn): LeCun and others, "Efficient
 * BackProp", 1998.
 */
export const lecunUniform: Initializer = (weights, shape, random) => {
  const { fanIn } = fans(shape);
  fillUniform(weights, Math.sqrt(3 / fanIn), random);
};
