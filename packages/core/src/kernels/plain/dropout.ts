import { philox } from '../../reference/shared/philox.js';
import type { MaskKey } from '../kernels.js';

const words = new Uint32Array(4);

export function dropoutMask(
  memory: Float32Array,
  to: number,
  length: number,
  rate: number,
  factor: number,
  { seed, step, sample, layer }: MaskKey,
): void {
  const threshold = rate * 2 ** 32;
  for (let i = 0; i < length; i++) {
    if (i % 4 === 0) philox(words, i / 4, sample, step, layer, seed, 0);
    memory[to + i] = words[i % 4] < threshold ? 0 : factor;
  }
}

export function multiplyElements(
  memory: Float32Array,
  to: number,
  a: number,
  b: number,
  length: number,
): void {
  for (let i = 0; i < length; i++) memory[to + i] = memory[a + i] * memory[b + i];
}
