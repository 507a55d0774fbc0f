import { expect, test } from 'vitest';
import { offsetOf, toNested } from '../../src/values/numbers.js';
import { readLargeNumbers } from '../../src/values/readLargeNumbers.js';
import { readNumbers } from '../../src/values/readNumbers.js';

const presets = { cross: [[0, 1], [1, 0]] }; // prettier-ignore

test.each([
  ['rows of a text', '1 0 −2; 0 1.5 1e2;'],
  ['JSON', '[[1, 0, -2], [0, 1.5, 100]]'],
  [
    'nested arrays',
    [
      [1, 0, -2],
      [0, 1.5, 100],
    ],
  ],
  [
    'a view with strides and an offset',
    { data: [9, 1, 0, 0, 1.5, -2, 100], shape: [2, 3], stride: [1, 2], offset: 1 },
  ],
])('readNumbers and readLargeNumbers read %s in row-major order', (_name, value) => {
  // prettier-ignore
  for (const numbers of [readNumbers(value, 'input', presets, [2]), readLargeNumbers(value, 'input', [2])]) {
    expect(numbers).toEqual({ data: Float64Array.of(1, 0, -2, 0, 1.5, 100), shape: [2, 3] });
  }
});

test('readNumbers knows presets by name', () => {
  expect(toNested(readNumbers('cross', 'input', presets, [2]))).toEqual(presets.cross);
});

test('readNumbers copies: a later change of the array changes nothing', () => {
  const data = Float32Array.of(1, 2);
  const numbers = readNumbers({ data, shape: [1, 2] }, 'input', presets, [2]);
  data.fill(0);
  expect(toNested(numbers)).toEqual([[1, 2]]);
});

test.each([
  ['one', 'notNumbers'],
  ['', 'notNumbers'],
  ['[[1,', 'notNumbers'],
  [[[1, NaN]], 'notFinite'],
  [[[1, 1e10]], 'notFinite'],
  [[[[[[1]]]]], 'tooDeep'],
  [{ data: new Float32Array(33), shape: [1, 33] }, 'tooLarge'],
  [{ data: new Float32Array(5), shape: [1, 1, 5] }, 'tooLarge'],
])('readNumbers(%o) throws %s', (value, messageName) => {
  expect(() => readNumbers(value, 'input', presets, [2, 3])).toThrow(`input: ${messageName}`);
});

test('readLargeNumbers takes 2²¹ values and no more', () => {
  const numbers = (length: number) => ({ data: new Uint8Array(length), shape: [length] });
  expect(readLargeNumbers(numbers(2 ** 21), 'values', [1]).data).toHaveLength(2 ** 21);
  expect(() => readLargeNumbers(numbers(2 ** 21 + 1), 'values', [1])).toThrow('values: tooMany');
});

test('offsetOf(numbers, row, column, channel) leaves out axes that there are not', () => {
  const image = { data: new Float64Array(12), shape: [2, 3, 2] };
  expect(offsetOf(image, 1, 2, 1)).toBe(11);
  expect(offsetOf({ ...image, shape: [4, 3] }, 1, 2, 0, 5)).toBe(5);
});
