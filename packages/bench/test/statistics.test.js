import { expect, it } from 'vitest';
import { median, ratios, summarize } from '../src/statistics.js';

it('median takes the middle value by size, of an even number the mean of two', () => {
  expect(median([10, 9, 100])).toBe(10);
  expect(median([1, 100, 3, 2])).toBe(2.5);
});

it('summarize returns median, minimum and maximum', () => {
  expect(summarize([3, 1, 2])).toEqual({ median: 2, min: 1, max: 3 });
});

it('ratios divides round by round, not the medians', () => {
  expect(ratios([10, 40, 90], [10, 20, 30])).toEqual({ median: 2, min: 1, max: 3 });
  expect(ratios([10, 20, 60], [1, 10, 60])).toEqual({ median: 2, min: 1, max: 10 });
});
