import type { Kernels } from '../../kernels/kernels.js';

/** A regularizer for a layer's weights as plain data, made by `regularizers`. */
export interface RegularizerConfig {
  /** The name of the regularizer in `regularizers`. */
  kind: 'l1' | 'l2' | 'l1l2';
  options: { l1?: number; l2?: number };
}

/** What a parameter adds to the loss: `l1 · Σ|w| + l2 · Σw²`. */
export interface Regularizer {
  /** Of `length` weights from index `weights`. */
  penalty(kernels: Kernels, weights: number, length: number): number;
  /** Adds the penalty's gradient to `length` numbers from index `gradients`. */
  addGradient(kernels: Kernels, gradients: number, weights: number, length: number): void;
}

export function regularizer(l1: number, l2: number): Regularizer {
  return {
    penalty: (kernels, weights, length) => kernels.penalty(weights, length, l1, l2),
    addGradient(kernels, gradients, weights, length) {
      kernels.addPenaltyGradient(gradients, weights, length, l1, l2);
    },
  };
}
