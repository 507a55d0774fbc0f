// The regularizers of a layer's weights.
export { l1, l1l2, l2 } from './l1l2.js';
export type { RegularizerConfig } from './regularizer.js';
