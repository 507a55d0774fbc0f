import { expect, test } from 'vitest';
import { formatCount, formatNumber, toFormattedNumber } from '../../src/values/formatNumber.js';

test.each([
  [0, '0', true],
  [-0, '0', true],
  [-1.5, '−1.5', true],
  [0.0625, '0.0625', true],
  [1 / 3, '0.333', false],
  [12.3456, '12.3456', true],
  [12.34567, '12.35', false],
  [Math.fround(0.1), '0.1', true],
  [1e7, '1e7', true],
  [0.00001234, '1.23e−5', false],
])('toFormattedNumber(%d)', (value, text, exact) => {
  expect(toFormattedNumber(value)).toEqual({ text, exact });
  expect(formatNumber(value)).toBe(text);
});

test('formatCount(26542080)', () => {
  expect(formatCount(26_542_080)).toBe('26,542,080');
});
