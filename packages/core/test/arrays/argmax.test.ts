import { expect, it } from 'vitest';
import { argmax } from '../../src/steps/index.js';

it.each([
  ['the largest', [[1, 3, 2]], 1],
  ['the first of equal values', [[1, 3, 3]], 1],
  ['counted from the offset', [[9, 1, 2, 5], 1], 2],
  ['within the length', [[9, 1, 2, 5], 1, 2], 1],
  ['negative values', [[-2, -1]], 1],
  ['−∞ everywhere', [[-Infinity, -Infinity]], 0],
] as [string, [number[], number?, number?], number][])(
  'argmax: %s',
  (_name, [values, offset, length], index) => {
    expect(argmax(values, offset, length)).toBe(index);
  },
);
