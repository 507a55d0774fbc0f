import { checkNumber } from '../../arrays/check.js';
import type { Initializer } from './initializer.js';

/** `value` everywhere. */
export function constant(value: number): Initializer {
  checkNumber('initializers.constant', 'value', value, 'be a finite number', () => true);
  return (weights) => void weights.fill(value);
}

export const zeros: Initializer = constant(0);

export const ones: Initializer = constant(1);
