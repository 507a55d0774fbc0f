import { expect, test } from 'vitest';
import { upSample2d, upSample2dBackward } from '../../src/index.js';
import { expectClose, numbers, numericGradient, weightedSum } from '../numericGradient.js';

test('upSample2d repeats each cell', () => {
  const result = upSample2d(
    [
      [1, 2],
      [3, 4],
    ],
    { size: [2, 3] },
  );
  expect(result.shape).toEqual([4, 6]);
  expect([...result.data]).toEqual([1, 1, 1, 2, 2, 2, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 3, 3, 3, 4, 4, 4]);
});

test('upSample2d, bilinear: between the centres of cells, and the edge beyond them', () => {
  const result = upSample2d([[0, 4, 8]], { size: [1, 2], interpolation: 'bilinear' });
  expect([...result.data]).toEqual([0, 1, 3, 5, 7, 8]);
});

test.each(['nearest', 'bilinear'] as const)(
  'upSample2dBackward, %s, equals the numeric gradient',
  (interpolation) => {
    const x = { data: numbers(2 * 2 * 3 * 2), shape: [2, 2, 3, 2] };
    const options = { size: [3, 2], interpolation } as const;
    const { data, shape } = upSample2d(x, options);
    const dOutput = { data: numbers(data.length, 2), shape };
    const f = () => weightedSum(upSample2d(x, options), dOutput.data);
    const gradient = upSample2dBackward(dOutput, x, options);
    expectClose(gradient.data, numericGradient(f, x.data), 1e-8);
    expect(gradient.shape).toEqual(x.shape);
  },
);

test('upSample2d refuses a size of 0, and another interpolation', () => {
  expect(() => upSample2d([[1]], { size: 0 })).toThrow(
    'upSample2d: size must be one or two positive whole numbers, but got 0.',
  );
  expect(() => upSample2d([[1]], { interpolation: 'cubic' as never })).toThrow(
    'upSample2d: interpolation must be one of nearest, bilinear, but got "cubic".',
  );
});
