import { fans } from './fans.js';
import { fillUniform, type Initializer } from './initializer.js';

/**
 * Uniform numbers in ±√(6 / fanIn): He and others, "Delving deep into rectifiers", ICCV 2015.
 */
export const heUniform: Initializer = (weights, shape, random) => {
  const { fanIn } = fans(shape);
  fillUniform(weights, Math.sqrt(6 / fanIn), random);
};
