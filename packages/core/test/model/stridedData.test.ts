// Data whose copy takes long: it is made in slices of time, here one for each part since the clock runs fast.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { layers, sequential } from '../../src/training.js';

const [count, height, width] = [6, 500, 400];

/** Images whose rows are columns in memory: 200,000 numbers each, of which 100,000 are copied in one part. */
const images = {
  data: Float32Array.from({ length: count * height * width }, (_, i) => (i * 31) % 101),
  shape: [count, height, width, 1],
  stride: [height * width, 1, height, 1],
};
const labels = new Array<number>(count).fill(0);
const partCount = 2 * count;

/** The same numbers one after the other. */
const dense = {
  data: images.data.map((_, i) => {
    const [image, rest] = [Math.floor(i / (height * width)), i % (height * width)];
    return images.data[image * height * width + (rest % width) * height + Math.floor(rest / width)];
  }),
  shape: images.shape,
};

function createModel() {
  const model = sequential(
    [
      layers.averagePooling2d({ poolSize: [100, 100], inputShape: [height, width, 1] }),
      layers.flatten(),
      layers.dense({ units: 2, activation: 'softmax' }),
    ],
    { seed: 1 },
  );
  model.compile({ optimizer: 'sgd', loss: 'sparseCategoricalCrossentropy' });
  return model;
}

/** Turns of the event loop so far. */
let turns = 0;
let turn: NodeJS.Immediate;
const countTurn = () => {
  turns++;
  turn = setImmediate(countTurn);
};

beforeEach(() => {
  turns = 0;
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 10));
  turn = setImmediate(countTurn);
});
afterEach(() => {
  clearImmediate(turn);
  vi.restoreAllMocks();
});

test('predict and evaluate copy a part between two turns of the event loop', async () => {
  const model = createModel();
  const prediction = await model.predict(images, { workers: 0 });
  expect(turns).toBeGreaterThanOrEqual(partCount - 1);
  turns = 0;
  const logs = await model.evaluate(images, labels, { workers: 0 });
  expect(turns).toBeGreaterThanOrEqual(partCount - 1);
  expect(prediction).toEqual(await model.predict(dense, { workers: 0 }));
  expect(logs).toEqual(await model.evaluate(dense, labels, { workers: 0 }));
});

test.each([0, 1])('an abort ends the copy that fit makes, with %i workers', async (workers) => {
  const model = createModel();
  const before = await model.getWeights();
  const controller = new AbortController();
  const reason = new Error('enough');
  const fitting = model.fit(images, labels, {
    workers,
    signal: controller.signal,
    callbacks: {
      onTrainBegin() {
        turns = 0;
        setImmediate(() => controller.abort(reason));
      },
    },
  });
  await expect(fitting).rejects.toBe(reason);
  if (workers === 0) expect(turns).toBeLessThan(partCount - 1);
  expect(await model.getWeights()).toEqual(before);
  vi.restoreAllMocks();
  expect((await model.fit(images, labels, { workers })).loss).toHaveLength(1);
});
