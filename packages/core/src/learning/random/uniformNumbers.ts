import type { MaskKey } from '../../kernels/kernels.js';
import { philox } from '../../reference/shared/philox.js';

const words = new Uint32Array(4);

/**
 * Four numbers, uniform from 0 to below 1. The same key gives the same numbers on every worker and in every order of
 * calls.
 */
export function uniformNumbers({ seed, step, sample, layer }: MaskKey): [number, number, number, number] {
  philox(words, 0, sample, step, layer, seed, 0);
  const [a, b, c, d] = words;
  return [a / 2 ** 32, b / 2 ** 32, c / 2 ** 32, d / 2 ** 32];
}
