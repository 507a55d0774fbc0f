import { checkBytes, checkCount, checkNumber, checkOptions } from '../../arrays/check.js';
import { philox } from './philox.js';

/** Which of a training's many masks. */
export interface MaskKey {
  /** The model's. */
  seed: number;
  /** The number of the training step, from 1. */
  step: number;
  /** The sample's place in its batch. */
  sample: number;
  /** The layer's place in the model. */
  layer: number;
}

const words = new Uint32Array(4);

/**
 * Fills `out` from `start` with the factors of `width` values in training: 0 with probability `rate`, else `kept`.
 * The same key gives the same mask, whoever asks and in whatever order.
 */
export function fillMask(
  out: Float32Array,
  start: number,
  width: number,
  rate: number,
  kept: number,
  { seed, step, sample, layer }: MaskKey,
): void {
  const dropped = rate * 2 ** 32;
  for (let i = 0; i < width; i++) {
    if (i % 4 === 0) philox(words, i / 4, sample, step, layer, seed, 0);
    out[start + i] = words[i % 4] < dropped ? 0 : kept;
  }
}

/**
 * The mask of a training step as `dropout` takes it, 1 for what is kept.
 *
 * @param width numbers in one sample
 * @param rate from 0 to below 1, the share that is dropped
 * @returns `[width]`
 * @throws ArgumentError
 */
export function dropoutMask(width: number, rate: number, key: MaskKey): Float32Array {
  const name = 'dropoutMask';
  checkCount(name, 'width', width);
  checkNumber(name, 'rate', rate, 'be from 0 to below 1', (r) => r >= 0 && r < 1);
  checkOptions(name, key, ['seed', 'step', 'sample', 'layer']);
  for (const part of ['seed', 'step', 'sample', 'layer'] as const)
    checkNumber(name, `key.${part}`, key[part], 'be a whole number', Number.isSafeInteger);
  checkBytes(name, 'the result', width * Float32Array.BYTES_PER_ELEMENT);
  const mask = new Float32Array(width);
  fillMask(mask, 0, width, rate, 1, key);
  return mask;
}
