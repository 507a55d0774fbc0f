import { describe, expect, test } from 'vitest';
import { zeroPad2d } from '../../src/index.js';

describe('zeroPad2d', () => {
  test('adds zeros on every side, by axis, or by side', () => {
    expect(zeroPad2d([[5]]).shape).toEqual([3, 3]);
    expect([...zeroPad2d([[5]], { padding: [0, 1] }).data]).toEqual([0, 5, 0]);
    const padding = [
      [1, 0],
      [0, 2],
    ] as const;
    expect([...zeroPad2d([[5]], { padding }).data]).toEqual([0, 0, 0, 5, 0, 0]);
  });

  test('refuses a padding below 0', () => {
    expect(() => zeroPad2d([[5]], { padding: -1 })).toThrow(
      'zeroPad2d: padding must be a whole number from 0, [rows, columns], or [[top, bottom], [left, right]], but got -1.',
    );
  });
});
