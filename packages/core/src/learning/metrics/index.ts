// Figures of merit, for `compile`.
export { binaryAccuracy, categoricalAccuracy, sparseCategoricalAccuracy } from './accuracy.js';
export { sparseTopKCategoricalAccuracy, topKCategoricalAccuracy } from './topK.js';
export { meanAbsoluteError, meanSquaredError } from './meanErrors.js';
export { precision, recall } from './precisionRecall.js';
export type { Metric } from './metric.js';
