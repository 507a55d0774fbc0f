import { expect, test } from 'vitest';
import { rescale } from '../../src/index.js';

test('rescale multiplies by scale and adds offset', () => {
  expect([...rescale([0, 255], { scale: 1 / 255, offset: -0.5 }).data]).toEqual([-0.5, 0.5]);
});
