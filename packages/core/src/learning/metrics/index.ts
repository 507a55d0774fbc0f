// The metrics of a model, for `compile`. Letters: n samples, c classes.
export { binaryAccuracy, categoricalAccuracy, sparseCategoricalAccuracy } from './accuracy.js';
export { sparseTopKCategoricalAccuracy, topKCategoricalAccuracy } from './topK.js';
export {
  categoricalHinge,
  hinge,
  klDivergence,
  meanAbsoluteError,
  meanSquaredError,
  squaredHinge,
} from './meanLosses.js';
export { precision, recall } from './precisionRecall.js';
export { f1Score, type F1ScoreOptions } from './f1Score.js';
export { auc, type AucOptions } from './auc.js';
export type { Metric } from './metric.js';
