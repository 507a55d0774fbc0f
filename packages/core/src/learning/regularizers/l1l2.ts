import { checkNumber, checkOptions } from '../../arrays/check.js';
import type { RegularizerConfig } from './regularizer.js';

/**
 * Adds l1 · Σ|w| to the loss, which drives weights to 0: Tibshirani, "Regression shrinkage and selection via the lasso",
 * 1996.
 *
 * @param options `l1`, 0 or more, default 0.01
 * @throws ArgumentError
 */
export function l1(options: { l1?: number } = {}): RegularizerConfig {
  checkOptions('regularizers.l1', options, ['l1']);
  return { kind: 'l1', options: { l1: checkFactor('l1', 'l1', options.l1 ?? 0.01) } };
}

/**
 * Adds l2 · Σw² to the loss, which keeps weights small: Hoerl and Kennard, "Ridge regression", 1970.
 *
 * @param options `l2`, 0 or more, default 0.01
 * @throws ArgumentError
 */
export function l2(options: { l2?: number } = {}): RegularizerConfig {
  checkOptions('regularizers.l2', options, ['l2']);
  return { kind: 'l2', options: { l2: checkFactor('l2', 'l2', options.l2 ?? 0.01) } };
}

/**
 * Adds l1 · Σ|w| + l2 · Σw² to the loss: Zou and Hastie, "Regularization and variable selection via the elastic net",
 * 2005.
 *
 * @param options `l1` and `l2`, 0 or more, default 0
 * @throws ArgumentError
 */
export function l1l2(options: { l1?: number; l2?: number } = {}): RegularizerConfig {
  checkOptions('regularizers.l1l2', options, ['l1', 'l2']);
  const { l1: ofValues = 0, l2: ofSquares = 0 } = options;
  checkFactor('l1l2', 'l1', ofValues);
  checkFactor('l1l2', 'l2', ofSquares);
  return { kind: 'l1l2', options: { l1: ofValues, l2: ofSquares } };
}

function checkFactor(kind: string, argument: string, value: number): number {
  return checkNumber(`regularizers.${kind}`, argument, value, 'be 0 or more', (x) => x >= 0);
}
