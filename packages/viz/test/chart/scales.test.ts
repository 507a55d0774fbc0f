import { expect, test } from 'vitest';
import { binScale, plotScales } from '../../src/chart/scales.js';

test('plotScales: x from left to right, y from bottom to top, within the margin', () => {
  const { x, y } = plotScales({ x: [-4, 4], y: [0, 1] }, { width: 100, height: 50, margin: 10 });
  expect([-4, 0, 4].map(x)).toEqual([10, 50, 90]);
  expect([0, 1].map(y)).toEqual([40, 10]);
});

test('binScale(1, 5): the edges of five bins from −1 to 1', () => {
  const scale = binScale(1, 5);
  expect([-1, -0.2, 0, 1].map(scale)).toEqual([0, 2, 2.5, 5]);
  expect(scale.invert(5)).toBe(1);
});
