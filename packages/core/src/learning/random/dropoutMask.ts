import { checkBytes, checkCount, checkNumber, checkOptions, isWhole } from '../../arrays/check.js';
import type { MaskKey } from '../../kernels/kernels.js';
import { dropoutMask as dropoutFactors } from '../../kernels/plain/dropout.js';

/**
 * The mask that training draws for one sample, as the function `dropout` takes it: 0 for values that are dropped, 1 for
 * those that are kept.
 *
 * @param width the number of values, a whole number from 1
 * @param rate the probability that a value is dropped, from 0 to below 1
 * @param key whole numbers
 * @returns `[width]`
 * @throws ArgumentError
 */
export function dropoutMask(width: number, rate: number, key: MaskKey): Float32Array {
  const name = 'dropoutMask';
  checkCount(name, 'width', width);
  checkNumber(name, 'rate', rate, 'be from 0 to below 1', (r) => r >= 0 && r < 1);
  checkOptions(name, key, ['seed', 'step', 'sample', 'layer']);
  for (const part of ['seed', 'step', 'sample', 'layer'] as const)
    checkNumber(name, `key.${part}`, key[part], 'be a whole number', isWhole);
  checkBytes(name, 'the result', width * Float32Array.BYTES_PER_ELEMENT);
  const mask = new Float32Array(width);
  dropoutFactors(mask, 0, width, rate, 1, key);
  return mask;
}
