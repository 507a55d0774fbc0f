import { expect, test } from 'vitest';
import { weighClasses } from '../../../src/model/inputs/sampleWeights.js';
import { losses } from '../../../src/training.js';

test('the class of several target numbers is the first of the largest', () => {
  const targets = Float32Array.of(0.5, 0.5, 1, 0.25, 0.75, 1, 0, 0, 1);
  weighClasses({ targets, targetWidth: 3 }, 3, { 0: 5, 1: 7 }, losses.categoricalCrossentropy());
  expect([...targets]).toEqual([0.5, 0.5, 5, 0.25, 0.75, 7, 0, 0, 5]);
});
