import { expect, it } from 'vitest';
import { firstDigits, trainingFlop } from '../src/task.js';

it('trainingFlop is 4.32 MFLOP per image', () => {
  expect(trainingFlop()).toBe(2 * (2 * 170_352 + 3 * 605_696 + 3 * 1280));
  expect(trainingFlop() / 1e6).toBeCloseTo(4.32, 2);
});

it('firstDigits returns views of the first images and labels', () => {
  const images = { data: new Uint8Array(12).fill(7), shape: [3, 2, 2, 1] };
  const first = firstDigits({ images, labels: { data: Uint8Array.of(5, 0, 4), shape: [3] } }, 2);
  expect(first.images.shape).toEqual([2, 2, 2, 1]);
  expect(first.images.data).toHaveLength(8);
  expect([...first.labels.data]).toEqual([5, 0]);
});
