import { expect, it } from 'vitest';
import { makeSamples } from '../src/samples.js';

it('makeSamples repeats ten classes in turn, with numbers from 0 to 1', () => {
  const { images, labels } = makeSamples([3, 2], 1030);
  expect(images.shape).toEqual([1030, 3, 2]);
  expect(images.data.every((value) => value >= 0 && value < 1)).toBe(true);
  expect(labels.data.slice(8, 12)).toEqual(Uint8Array.of(8, 9, 0, 1));
  const sample = (i) => images.data.slice(6 * i, 6 * (i + 1));
  expect(sample(512)).toEqual(sample(0));
  expect(sample(10)).not.toEqual(sample(0));
  expect(labels.data[512]).toBe(0);
  expect(makeSamples([3, 2], 20).images.data).toEqual(images.data.slice(0, 120));
});

it('makeSamples of one class are closer to each other than to those of another', () => {
  const { images } = makeSamples([100], 20);
  const distance = (a, b) => {
    let sum = 0;
    for (let i = 0; i < 100; i++) sum += (images.data[100 * a + i] - images.data[100 * b + i]) ** 2;
    return sum;
  };
  expect(distance(3, 13)).toBeLessThan(distance(3, 14));
});
