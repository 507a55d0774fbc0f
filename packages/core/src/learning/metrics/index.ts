// The metrics of a model, for `compile`. Letters: n samples, c classes.
export { binaryAccuracy, categoricalAccuracy, sparseCategoricalAccuracy } from './accuracy.js';
export { sparseTopKCategoricalAccuracy, topKCategoricalAccuracy } from './topK.js';
export { meanAbsoluteError, meanSquaredError } from './meanErrors.js';
export { precision, recall } from './precisionRecall.js';
export type { Metric } from './metric.js';
