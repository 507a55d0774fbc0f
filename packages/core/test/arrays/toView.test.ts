import ndarray from 'ndarray';
import { expect, test } from 'vitest';
import { toView, type ArrayInput } from '../../src/arrays/view.js';

const view = (value: ArrayInput) => toView(value, 'test', 'value');

test('a typed array is a list of its numbers, not copied', () => {
  const data = Uint8Array.of(3, 1, 2);
  const { shape, stride, offset, data: same } = view(data);
  expect({ shape, stride, offset }).toEqual({ shape: [3], stride: [1], offset: 0 });
  expect(same).toBe(data);
});

test.each<[string, ArrayInput]>([
  ['typed arrays', [Uint8Array.of(1, 2), Uint8Array.of(3, 4)]],
  ['ndarrays', [ndarray(Uint8Array.of(1, 2)), ndarray(Uint8Array.of(4, 3), [2], [-1], 1)]],
  ['views and typed arrays', [{ data: Uint8Array.of(1, 2), shape: [2] }, Uint8Array.of(3, 4)]],
])('a list of %s is their stack, of their type', (_name, value) => {
  expect(view(value)).toMatchObject({ shape: [2, 2], data: Uint8Array.of(1, 2, 3, 4) });
});

test('lists of typed arrays nest; arrays of different types become doubles', () => {
  const rows = (first: number) => [Float32Array.of(first, 1), Uint8Array.of(2, 3)];
  expect(view([rows(0), rows(5)])).toMatchObject({
    shape: [2, 2, 2],
    data: Float64Array.of(0, 1, 2, 3, 5, 1, 2, 3),
  });
});
