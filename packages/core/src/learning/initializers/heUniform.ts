import { fans } from './fans.js';
import { fillUniform, type Initializer } from './initializer.js';

/** Uniform numbers up to ±√(6 / fanIn): He, Zhang, Ren and Sun, "Delving deep into rectifiers", ICCV 2015. */
export const heUniform: Initializer = (weights, shape, random) => {
  const { fanIn } = fans(shape);
  fillUniform(weights, Math.sqrt(6 / fanIn), random);
};
