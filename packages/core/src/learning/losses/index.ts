// The losses of a model, for `compile`.
export { huber, logCosh, meanAbsoluteError, meanSquaredError, poisson } from './errors.js';
export {
  binaryCrossentropy,
  categoricalCrossentropy,
  sparseCategoricalCrossentropy,
} from './crossentropies.js';
export { categoricalHinge, hinge, squaredHinge } from './hinges.js';
export { cosineSimilarity, klDivergence } from './similarities.js';
