import { expect, test } from 'vitest';
import { formatCount } from '../../src/arrays/formatCount.js';

test.each([
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [26_542_080, '26,542,080'],
])('%i is written %s', (count, text) => {
  expect(formatCount(count)).toBe(text);
});
