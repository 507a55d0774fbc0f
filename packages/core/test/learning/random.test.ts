import { describe, expect, test } from 'vitest';
import { permutation } from '../../src/learning/random/permutation.js';
import { dropoutMask } from '../../src/learning/random/dropoutMask.js';
import { generator } from '../../src/learning/random/generator.js';

test('a dropout mask depends on seed, step, sample and layer, each of them', () => {
  const key = { seed: 1, step: 2, sample: 3, layer: 4 };
  const mask = dropoutMask(64, 0.5, key);
  expect(dropoutMask(64, 0.5, { ...key })).toEqual(mask);
  expect(dropoutMask(6, 0.5, key)).toEqual(mask.subarray(0, 6));
  for (const name of ['seed', 'step', 'sample', 'layer'])
    expect(dropoutMask(64, 0.5, { ...key, [name]: 9 }), name).not.toEqual(mask);
});

test.each([
  [
    [1.5, 0.5, { seed: 1, step: 1, sample: 0, layer: 0 }],
    'width must be a positive whole number, but got 1.5.',
  ],
  [[4, 1, { seed: 1, step: 1, sample: 0, layer: 0 }], 'rate must be from 0 to below 1, but got 1.'],
  [[4, 0.5, { seed: 1, step: 1, sample: 0 }], 'key.layer must be a whole number, but got undefined.'],
  [[4, 0.5, null], 'options must be an object, but got null.'],
])('dropoutMask refuses %o', (given, message) => {
  expect(() => dropoutMask(...(given as Parameters<typeof dropoutMask>))).toThrow(`dropoutMask: ${message}`);
});

describe('generator', () => {
  test('the same seed gives the same numbers, another seed others', () => {
    const draw = (seed: number) => Array.from({ length: 5 }, generator(seed).float);
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });

  test('continues from a saved state', () => {
    const first = generator(5);
    first.float();
    const second = generator(first.state());
    expect([second.float(), second.integer(100)]).toEqual([first.float(), first.integer(100)]);
  });
});

test('permutation holds every number once, and differs from draw to draw', () => {
  const random = generator(3);
  const order = permutation(1000, random);
  expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, i) => i));
  expect([...permutation(1000, random)]).not.toEqual([...order]);
});

test('permutation gives every order of three equally often', () => {
  const random = generator(4);
  const seen = new Map<string, number>();
  for (let i = 0; i < 6000; i++) {
    const order = permutation(3, random).join('');
    seen.set(order, (seen.get(order) ?? 0) + 1);
  }
  expect([...seen.keys()].sort()).toEqual(['012', '021', '102', '120', '201', '210']);
  for (const count of seen.values()) expect(Math.abs(count - 1000)).toBeLessThan(120);
});
