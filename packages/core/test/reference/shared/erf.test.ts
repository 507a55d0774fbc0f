import { expect, test } from 'vitest';
import { erf } from '../../../src/reference/shared/erf.js';

test('erf has the values of Abramowitz and Stegun, table 7.1, is ±1 far from 0, and propagates NaN', () => {
  const table = [
    [0.1, 0.1124629160182849],
    [0.5, 0.5204998778130465],
    [1, 0.8427007929497149],
    [2, 0.9953222650189527],
    [3.5, 0.9999992569016276],
    [-1, -0.8427007929497149],
    [0, 0],
    [7, 1],
    [-Infinity, -1],
  ];
  for (const [x, y] of table) expect(Math.abs(erf(x) - y)).toBeLessThan(1e-15);
  expect(erf(NaN)).toBeNaN();
});
