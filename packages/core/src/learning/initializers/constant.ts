import { checkNumber } from '../../arrays/check.js';
import type { Initializer } from './initializer.js';

/**
 * `value` everywhere, a finite number.
 *
 * @throws ArgumentError
 */
export function constant(value: number): Initializer {
  checkNumber('initializers.constant', 'value', value, 'be a finite number', () => true);
  return (weights) => void weights.fill(value);
}

/** 0 everywhere. */
export const zeros: Initializer = constant(0);

/** 1 everywhere. */
export const ones: Initializer = constant(1);
