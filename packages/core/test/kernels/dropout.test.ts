import { expect, describe, test } from 'vitest';
import { selectKernels } from '../../src/kernels/selectKernels.js';
import { philox } from '../../src/reference/shared/philox.js';
import { numbers } from '../numericGradient.js';

const words = new Uint32Array(4);

/** The words that decide on `length` values, for a seed, a step, a sample and a layer. */
function wordsOf(length: number, [seed, step, sample, layer]: readonly number[]): number[] {
  return Array.from({ length }, (_, i) => {
    philox(words, i >> 2, sample, step, layer, seed, 0);
    return words[i % 4];
  });
}

describe.each(['plain', 'simd'] as const)('%s kernels', async (option) => {
  const make = await selectKernels(option);

  test.each([
    [1, 0.5, [1, 1, 0, 0]],
    [5, 0.2, [2 ** 32 - 1, 3, 31, 2]],
    [16, 0.5, [7, 2 ** 31, 4, 1]],
    [31, 0.75, [-5, 6, 7, 8]],
    [1000, 0.1, [12_345, 678, 9, 10]],
    [9, 0, [1, 2, 3, 4]],
    [9, 1 - 2 ** -40, [1, 2, 3, 4]],
  ])('dropoutMask of %i values at rate %d under %j', (length, rate, key) => {
    const kernels = make(length + 2);
    kernels.memory.fill(9);
    const [seed, step, sample, layer] = key;
    kernels.dropoutMask(1, length, rate, 1.25, { seed, step, sample, layer });
    const expected = wordsOf(length, key).map((word) => (word < rate * 2 ** 32 ? 0 : 1.25));
    expect([...kernels.memory]).toEqual([9, ...expected, 9]);
  });

  test('dropoutMask drops the words below its threshold, not the threshold itself', () => {
    const key = [3, 1, 4, 1];
    const [word] = wordsOf(1, key);
    const [seed, step, sample, layer] = key;
    const kernels = make(2);
    kernels.dropoutMask(0, 1, word / 2 ** 32, 1, { seed, step, sample, layer });
    kernels.dropoutMask(1, 1, (word + 0.5) / 2 ** 32, 1, { seed, step, sample, layer });
    expect([...kernels.memory]).toEqual([1, 0]);
  });

  test.each([1, 3, 4, 7, 16])('multiplyElements over %i values', (length) => {
    const kernels = make(3 * length + 1);
    kernels.memory.set(numbers(3 * length + 1));
    const [a, b, rest] = [length, 2 * length, 3 * length].map((at) => [
      ...kernels.memory.subarray(at, at + length),
    ]);
    kernels.multiplyElements(0, length, 2 * length, length);
    expect([...kernels.memory]).toEqual([...a.map((x, i) => Math.fround(x * b[i])), ...a, ...b, ...rest]);
  });
});
