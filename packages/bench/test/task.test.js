import { expect, it } from 'vitest';
import { firstDigits, scaledDigits } from '../src/task.js';

const images = { data: new Uint8Array(12).fill(51), shape: [3, 2, 2, 1] };
const digits = { images, labels: { data: Uint8Array.of(5, 0, 4), shape: [3] } };

it('firstDigits returns views of the first images and labels', () => {
  const first = firstDigits(digits, 2);
  expect(first.images.shape).toEqual([2, 2, 2, 1]);
  expect(first.images.data).toHaveLength(8);
  expect([...first.labels.data]).toEqual([5, 0]);
});

it('scaledDigits divides the bytes by 255', () => {
  const { images: scaled, labels } = scaledDigits(digits, 1);
  expect(scaled.shape).toEqual([1, 2, 2, 1]);
  expect(scaled.data).toEqual(new Float32Array(4).fill(0.2));
  expect([...labels.data]).toEqual([5]);
});
