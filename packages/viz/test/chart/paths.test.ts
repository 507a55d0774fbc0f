import { expect, test } from 'vitest';
import { GrowingLine, horizontalRules, linePath, verticalRules, type Point } from '../../src/chart/paths.js';

test('linePath([[0, 1], [2.04, 3.06]]) has one decimal; without points it is empty', () => {
  expect(linePath([[0, 1], [2.04, 3.06]])).toBe('M0,1L2,3.1'); // prettier-ignore
  expect(linePath([])).toBe('');
});

test('GrowingLine: what is added is kept, what is drawn once is not', () => {
  const points: Point[] = Array.from({ length: 5 }, (_, i) => [i, i * i]);
  const line = new GrowingLine();
  expect(line.pathWith([])).toBe('');
  points.forEach((point, i) => {
    if (i > 0) expect(line.pathWith([point])).toBe(linePath(points.slice(0, i + 1)));
    line.add([point]);
  });
  expect(line.pathWith([])).toBe(linePath(points));
});

test('rules go over the whole plot', () => {
  expect(horizontalRules([0, 50], 100)).toBe('M0,0L100,0M0,50L100,50');
  expect(verticalRules([25], 10)).toBe('M25,0L25,10');
});
