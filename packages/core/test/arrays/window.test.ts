import { describe, expect, test } from 'vitest';
import { cellUnder, isPadding, positionOver } from '../../src/arrays/window.js';
import { windowGeometry } from '../../src/arrays/windowGeometry.js';

const rows = (input: number, kernel: number, options: Parameters<typeof windowGeometry>[3]) =>
  windowGeometry('conv2d', [input, input], [kernel, kernel], options).rows;

test('cellUnder is negative in the padding before the first cell', () => {
  expect(cellUnder(rows(5, 3, { padding: 'same' }), 0, 0)).toBe(-1);
  expect(cellUnder(rows(7, 3, { dilationRate: 2, strides: 2 }), 1, 1)).toBe(4);
});

test('isPadding is true before the first cell and after the last', () => {
  const axis = rows(5, 3, { padding: 'same' });
  expect([-1, 0, 4, 5].map((cell) => isPadding(axis, cell))).toEqual([true, false, false, true]);
});

describe('positionOver', () => {
  test.each([
    {},
    { strides: 2 },
    { padding: 2 },
    { padding: 'same' as const, strides: 3 },
    { dilationRate: 2 },
  ])('is the inverse of cellUnder: %o', (options) => {
    const axis = rows(7, 3, options);
    for (let k = 0; k < axis.kernel; k++) {
      for (let position = 0; position < axis.output; position++) {
        expect(positionOver(axis, cellUnder(axis, position, k), k)).toBe(position);
      }
    }
  });

  test('is −1 where no window has that cell over it', () => {
    const axis = rows(5, 3, { strides: 2 });
    expect([0, 1, 2, 3, 4].map((cell) => positionOver(axis, cell, 0))).toEqual([0, -1, 1, -1, -1]);
  });
});
