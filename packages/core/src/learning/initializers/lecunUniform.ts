import { fans } from './fans.js';
import { fillUniform, type Initializer } from './initializer.js';

/** Uniform numbers up to ±√(3 / fanIn): LeCun, Bottou, Orr and Müller, "Efficient BackProp", 1998. */
export const lecunUniform: Initializer = (weights, shape, random) => {
  const { fanIn } = fans(shape);
  fillUniform(weights, Math.sqrt(3 / fanIn), random);
};
