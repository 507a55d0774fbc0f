import { checkBytes, checkCount, checkNumber, checkOptions, isWhole } from '../../arrays/check.js';
import { philox } from './philox.js';

/** Identifies what is drawn for one sample in a training. */
export interface MaskKey {
  /** The seed of the model. */
  seed: number;
  /** The number of the training step, from 1. */
  step: number;
  /** The index of the sample in its batch. */
  sample: number;
  /** The index of the layer in the model. */
  layer: number;
}

const words = new Uint32Array(4);

/**
 * Fills `out` from `start` with the factors of `width` values in training: 0 with probability `rate`, else `factor`.
 * The same key gives the same mask on every worker and in every order of calls.
 */
export function fillMask(
  out: Float32Array,
  start: number,
  width: number,
  rate: number,
  factor: number,
  { seed, step, sample, layer }: MaskKey,
): void {
  const threshold = rate * 2 ** 32;
  for (let i = 0; i < width; i++) {
    if (i % 4 === 0) philox(words, i / 4, sample, step, layer, seed, 0);
    out[start + i] = words[i % 4] < threshold ? 0 : factor;
  }
}

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
  fillMask(mask, 0, width, rate, 1, key);
  return mask;
}
