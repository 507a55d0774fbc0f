import { describe, expect, test } from 'vitest';
import { affineTransform, affineTransformBackward } from '../../src/index.js';
import { expectClose, numbers, numericGradient, weightedSum } from '../numericGradient.js';

const line = [[1, 2, 3, 4]];
/** The output's column x is the input's x + by. */
const shift = (by: number) => [1, 0, by, 0, 1, 0];

describe('affineTransform', () => {
  test.each([
    ['reflect', -3, [3, 2, 1, 1]],
    ['reflect', 3, [4, 4, 3, 2]],
    ['wrap', -3, [2, 3, 4, 1]],
    ['wrap', 6, [3, 4, 1, 2]],
    ['nearest', -3, [1, 1, 1, 1]],
    ['nearest', 2, [3, 4, 4, 4]],
    ['constant', -3, [9, 9, 9, 1]],
  ] as const)('fillMode %s, columns from %i on', (fillMode, by, expected) => {
    expect([...affineTransform(line, shift(by), { fillMode, fillValue: 9 }).data]).toEqual(expected);
  });

  test('bilinear takes values between cells, nearest the nearest cell', () => {
    expect([...affineTransform(line, shift(0.25)).data]).toEqual([1.25, 2.25, 3.25, 3]);
    expect([...affineTransform(line, shift(0.25), { interpolation: 'nearest' }).data]).toEqual([1, 2, 3, 4]);
    expect([
      ...affineTransform(
        [
          [0, 4],
          [8, 12],
        ],
        [1, 0, 0.5, 0, 1, 0.5],
      ).data,
    ]).toEqual([6, 4, 5, 3]);
  });

  test('exchanges rows and columns of every channel', () => {
    const input = [
      [
        [1, 10],
        [2, 20],
      ],
      [
        [3, 30],
        [4, 40],
      ],
    ];
    expect([...affineTransform(input, [0, 1, 0, 1, 0, 0]).data]).toEqual([1, 10, 3, 30, 2, 20, 4, 40]);
  });

  test.each(['constant', 'nearest', 'reflect', 'wrap'] as const)(
    'affineTransformBackward, %s, equals the numeric gradient',
    (fillMode) => {
      const x = { data: numbers(2 * 4 * 5 * 2), shape: [2, 4, 5, 2] };
      const dOutput = { data: numbers(80, 2), shape: x.shape };
      const transform = [0.9, -0.4, 0.3, 0.5, 1.1, -1.2];
      const f = () => weightedSum(affineTransform(x, transform, { fillMode }), dOutput.data);
      const gradient = affineTransformBackward(dOutput, x, transform, { fillMode });
      expectClose(gradient.data, numericGradient(f, x.data), 1e-8);
    },
  );

  test('refuses a transform of another length, and an unknown fill mode', () => {
    expect(() => affineTransform(line, [1, 0])).toThrow(
      'affineTransform: transform must be a list of 6 finite numbers, but got [1, 0].',
    );
    expect(() => affineTransform(line, shift(1), { fillMode: 'mirror' as never })).toThrow(
      'affineTransform: fillMode must be one of constant, nearest, reflect, wrap, but got "mirror".',
    );
  });
});
