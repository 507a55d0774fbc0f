import { describe, expect, test } from 'vitest';
import {
  ArgumentError,
  earlyStopping,
  layers,
  optimizers,
  sequential,
  StateError,
} from '../../src/training.js';
import { chapterModel, smallModel, stripes } from '../models.js';

const { images, labels } = stripes(64);

test("summary of the chapter's model: 607,394 parameters", () => {
  const summary = chapterModel(1).summary();
  expect(summary.rows.map(({ kind, parameters }) => [kind, parameters])).toEqual([
    ['rescaling', 0],
    ['conv2d', 280],
    ['maxPooling2d', 0],
    ['flatten', 0],
    ['dense', 605824],
    ['dropout', 0],
    ['dense', 1290],
  ]);
  expect(summary.rows.map(({ outputShape }) => outputShape.join('×'))).toEqual([
    '28×28×1',
    '26×26×28',
    '13×13×28',
    '4732',
    '128',
    '128',
    '10',
  ]);
  expect(summary.parameters).toBe(607394);
  expect(String(summary)).toBe(
    [
      'Layer (type)                  Output Shape          Param #',
      '─'.repeat(59),
      'rescaling (Rescaling)         (None, 28, 28, 1)           0',
      'conv2d (Conv2D)               (None, 26, 26, 28)        280',
      'max_pooling2d (MaxPooling2D)  (None, 13, 13, 28)          0',
      'flatten (Flatten)             (None, 4732)                0',
      'dense (Dense)                 (None, 128)           605,824',
      'dropout (Dropout)             (None, 128)                 0',
      'dense_1 (Dense)               (None, 10)              1,290',
      '─'.repeat(59),
      'Total params: 607,394 (2.32 MB)',
      'Trainable params: 607,394 (2.32 MB)',
      'Non-trainable params: 0 (0.00 B)',
    ].join('\n'),
  );
});

describe('predict', () => {
  test('rows of probabilities, the same in small and large numbers', async () => {
    const model = smallModel(1);
    const all = await model.predict(images, { workers: 2 });
    expect(all.shape).toEqual([64, 3]);
    for (let n = 0; n < 64; n++) {
      expect(all.data[3 * n] + all.data[3 * n + 1] + all.data[3 * n + 2]).toBeCloseTo(1, 6);
    }
    const few = await model.predict({ ...images, shape: [2, 8, 8, 1], offset: 64 * 5 });
    expect([...few.data]).toEqual([...all.data.subarray(15, 21)]);
  });

  test('compiling after a prediction counts for what is asked next', async () => {
    const model = sequential([layers.dense({ units: 2, activation: 'softmax', inputShape: [1] })], {
      seed: 1,
    });
    const { data } = await model.predict([[1]]);
    model.compile({ optimizer: 'sgd', loss: 'sparseCategoricalCrossentropy' });
    expect((await model.evaluate([[1]], [0])).loss).toBeCloseTo(-Math.log(data[0]), 6);
  });

  test('sees new weights at once', async () => {
    const model = smallModel(1);
    const one = { ...images, shape: [1, 8, 8, 1] };
    const before = await model.predict(one);
    await model.setWeights(await smallModel(2).getWeights());
    expect(await model.predict(one)).toEqual(await smallModel(2).predict(one));
    expect(await model.predict(one)).not.toEqual(before);
  });

  test('during a fit answers with the weights of a finished batch', async () => {
    const model = smallModel(1);
    const one = { ...images, shape: [1, 8, 8, 1] };
    const answers: number[][] = [];
    const [fitting] = [model.fit(images, labels, { epochs: 20, workers: 1 })];
    for (let i = 0; i < 3; i++) answers.push([...(await model.predict(one)).data]);
    await fitting;
    for (const answer of answers) expect(answer.reduce((a, b) => a + b)).toBeCloseTo(1, 6);
  });
});

describe('stopping', () => {
  test.each([0, 1, 2])('an abort ends fit within a batch, with the reason; %i workers', async (workers) => {
    const model = smallModel(1);
    const stop = new AbortController();
    const reason = new Error('enough');
    const batches: number[] = [];
    const fitting = model.fit(images, labels, {
      epochs: 1e6,
      workers,
      signal: stop.signal,
      callbacks: {
        onBatchEnd(batch) {
          batches.push(batch);
          if (batches.length === 5) stop.abort(reason);
        },
      },
    });
    await expect(fitting).rejects.toBe(reason);
    expect(batches.length).toBeGreaterThanOrEqual(5);
    expect(await model.getWeights()).not.toEqual(await smallModel(1).getWeights());
    await model.fit(images, labels, { workers });
  });

  test('the weights are those of the last finished batch', async () => {
    const [stopped, whole] = [smallModel(1), smallModel(1)];
    const stop = new AbortController();
    let batches = 0;
    const fitting = stopped.fit(images, labels, {
      epochs: 100,
      batchSize: 64,
      workers: 0,
      signal: stop.signal,
      callbacks: { onBatchEnd: () => (++batches === 3 ? stop.abort() : undefined) },
    });
    await expect(fitting).rejects.toThrow();
    await whole.fit(images, labels, { epochs: batches, batchSize: 64, workers: 0 });
    expect(await stopped.getWeights()).toEqual(await whole.getWeights());
  });

  test('stop and pause count while workers are still starting', async () => {
    const model = smallModel(1);
    const fitting = model.fit(images, labels, { epochs: 1e6, workers: 1 });
    model.pause();
    model.stop();
    expect((await fitting).loss).toEqual([]);
  });

  test('an abort before it begins changes nothing', async () => {
    const model = smallModel(1);
    await expect(model.fit(images, labels, { signal: AbortSignal.abort(new Error('no')) })).rejects.toThrow(
      'no',
    );
    expect(await model.getWeights()).toEqual(await smallModel(1).getWeights());
  });

  test.each([0, 1])(
    'a callback that throws ends fit with its error, and the next fit works; %i workers',
    async (workers) => {
      const model = smallModel(1);
      const broken = {
        onBatchEnd: () => {
          throw new Error('broken');
        },
      };
      await expect(model.fit(images, labels, { epochs: 50, workers, callbacks: broken })).rejects.toThrow(
        'broken',
      );
      await model.fit(images, labels, { workers });
    },
  );

  test.each([0, 1, 2])(
    'pause holds it between batches, resume lets it go on to the same end; %i workers',
    async (workers) => {
      const [paused, plain] = [smallModel(1), smallModel(1)];
      let batches = 0;
      let sawPause: () => void;
      const pausing = new Promise<void>((resolve) => (sawPause = resolve));
      const fitting = paused.fit(images, labels, {
        epochs: 40,
        workers,
        callbacks: {
          onBatchEnd() {
            if (++batches === 4) {
              paused.pause();
              sawPause();
            }
          },
        },
      });
      await pausing;
      // A question is answered after what was under way; from then on nothing moves.
      await paused.predict({ ...images, shape: [1, 8, 8, 1] });
      await new Promise((resolve) => setTimeout(resolve, 50));
      const before = await paused.getWeights();
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(await paused.getWeights()).toEqual(before);
      paused.resume();
      await fitting;
      await plain.fit(images, labels, { epochs: 40, workers: 0 });
      expect(await paused.getWeights()).toEqual(await plain.getWeights());
    },
  );
});

describe('callbacks at the end of an epoch', () => {
  test.each([0, 1, 2])(
    "training waits: the weights are the epoch's, and stop ends it there; %i workers",
    async (workers) => {
      const [model, plain] = [smallModel(1), smallModel(1)];
      let seen: unknown;
      const history = await model.fit(images, labels, {
        epochs: 50,
        workers,
        callbacks: [
          {},
          {
            async onEpochEnd(epoch) {
              if (epoch !== 2) return;
              await new Promise((resolve) => setTimeout(resolve, 20));
              seen = await model.getWeights();
              model.stop();
            },
          },
        ],
      });
      await plain.fit(images, labels, { epochs: 3, workers: 0 });
      expect(history.loss).toHaveLength(3);
      expect(seen).toEqual(await plain.getWeights());
      expect(await model.getWeights()).toEqual(await plain.getWeights());
    },
  );

  test('earlyStopping ends after patience, and goes back to the best weights', async () => {
    const model = smallModel(1, 'sgd');
    const [best] = [await model.getWeights()];
    const losses = [3, 2, 2.5, 2.1, 1];
    const stopping = earlyStopping({ monitor: 'loss', patience: 2, restoreBestWeights: true });
    const kept: unknown[] = [];
    const history = await model.fit(images, labels, {
      epochs: 9,
      workers: 0,
      callbacks: {
        onTrainEnd: stopping.onTrainEnd,
        async onEpochEnd(epoch, _logs, given) {
          kept.push(await model.getWeights());
          await stopping.onEpochEnd!(epoch, { loss: losses[epoch] }, given);
        },
      },
    });
    expect(history.loss).toHaveLength(4);
    expect(await model.getWeights()).toEqual(kept[1]);
    expect(await model.getWeights()).not.toEqual(best);
  });

  test('earlyStopping refuses a figure that there is not', async () => {
    await expect(
      smallModel(1).fit(images, labels, { workers: 1, callbacks: earlyStopping() }),
    ).rejects.toThrow('earlyStopping: monitor must be one of loss, accuracy, but got "valLoss".');
  });
});

describe('refusals, before anything changes', () => {
  const model = smallModel(1);
  test.each([
    [
      'images of another size',
      () => model.fit([[[[1]]]], [0]),
      'fit: x must have shape [n, 8, 8, 1], but got an array of shape [1, 1, 1, 1].',
    ],
    [
      'channels first',
      () =>
        sequential([layers.flatten({ inputShape: [8, 8, 3] })]).predict({
          data: new Float32Array(192),
          shape: [1, 3, 8, 8],
        }),
      'predict: x must have shape [n, 8, 8, 3] with the channels last, but got an array of shape [1, 3, 8, 8].',
    ],
    [
      'a label out of range',
      () => model.fit({ ...images, shape: [2, 8, 8, 1] }, [0, 3]),
      'fit: y[1] must be a class from 0 to 2, but got 3.',
    ],
    [
      'counts that differ',
      () => model.fit(images, [0, 1]),
      'fit: y must have one number for each of 64 samples, but got an array of shape [2].',
    ],
    [
      'batchSize 0',
      () => model.fit(images, labels, { batchSize: 0 }),
      'fit: batchSize must be a positive whole number, but got 0.',
    ],
    [
      'epochs 1.5',
      () => model.fit(images, labels, { epochs: 1.5 }),
      'fit: epochs must be a positive whole number, but got 1.5.',
    ],
    [
      'workers −1',
      () => model.fit(images, labels, { workers: -1 }),
      'fit: workers must be a whole number from 0 to 64, but got -1.',
    ],
    [
      'validationSplit 1',
      () => model.fit(images, labels, { validationSplit: 1 }),
      'fit: validationSplit must be from 0 to below 1, but got 1.',
    ],
    [
      'a misspelt option',
      () => model.fit(images, labels, { epoch: 3 } as never),
      /fit: options must be among epochs, .*, but got "epoch"/,
    ],
  ])('%s', async (_name, call, message) => {
    await expect(call()).rejects.toThrow(ArgumentError);
    await expect(call()).rejects.toThrow(message);
  });

  test.each([
    [
      'no layers',
      () => sequential([]),
      'sequential: layers must be a list of at least one layer, but got [].',
    ],
    [
      'no inputShape',
      () => sequential([layers.flatten()]),
      'sequential: layers[0] must have an inputShape, but got undefined.',
    ],
    [
      'dense over images',
      () => sequential([layers.dense({ units: 1, inputShape: [2, 2, 1] })]),
      /layers\.dense: input must be flat/,
    ],
    [
      'a filter over what is too small',
      () => sequential([layers.conv2d({ filters: 1, kernelSize: 3, inputShape: [2, 2, 1] })]),
      /layers\.conv2d: kernelSize must span at most the 2 rows/,
    ],
    [
      'more weights than memory',
      () => sequential([layers.dense({ units: 1e6, inputShape: [1e6] })]),
      'sequential: the model must need at most 2,147,483,648 bytes, but got "4,000,004,000,000 bytes".',
    ],
    [
      'units 0',
      () => layers.dense({ units: 0 }),
      'layers.dense: units must be a positive whole number, but got 0.',
    ],
    [
      'rate 1',
      () => layers.dropout({ rate: 1 }),
      'layers.dropout: rate must be from 0 to below 1, but got 1.',
    ],
    [
      'an unknown activation',
      () => layers.dense({ units: 1, activation: '__proto__' as never }),
      'layers.dense: activation must be one of linear, relu, leakyRelu, elu, selu, gelu, sigmoid, tanh, softplus, softmax, but got "__proto__".',
    ],
    [
      'strides null',
      () => layers.conv2d({ filters: 1, kernelSize: 1, strides: null as never }),
      /strides must be one or two positive whole numbers, but got null/,
    ],
    [
      'an unknown loss',
      () => smallModel(1).compile({ optimizer: 'adam', loss: 'constructor' as never }),
      'compile: loss must be one of meanSquaredError, meanAbsoluteError, huber, binaryCrossentropy, categoricalCrossentropy, sparseCategoricalCrossentropy, but got "constructor".',
    ],
    [
      'an unknown optimizer',
      () =>
        smallModel(1).compile({ optimizer: 'constructor' as never, loss: 'sparseCategoricalCrossentropy' }),
      'compile: optimizer must be one of sgd, adam, adamW, rmsprop, adagrad, but got "constructor".',
    ],
    [
      'learningRate NaN',
      () => optimizers.adam({ learningRate: NaN }),
      'optimizers.adam: learningRate must be above 0, but got NaN.',
    ],
    [
      'a seed that is a text',
      () => sequential([layers.flatten({ inputShape: [1] })], { seed: 'x' as never }),
      /seed must be a whole number/,
    ],
  ])('%s', (_name, call, message) => {
    expect(call).toThrow(ArgumentError);
    expect(call).toThrow(message);
  });

  test('a second fit while one runs; setWeights too', async () => {
    const busy = smallModel(1);
    const fitting = busy.fit(images, labels, { workers: 0, epochs: 3 });
    await expect(busy.fit(images, labels)).rejects.toThrow(StateError);
    await expect(busy.setWeights([])).rejects.toThrow(StateError);
    await fitting;
  });

  test('setWeights is all or nothing', async () => {
    const fresh = smallModel(1);
    const weights = await fresh.getWeights();
    const wrong = [...weights.slice(0, -1), [1, 2]];
    await expect(fresh.setWeights(wrong)).rejects.toThrow(
      'setWeights: list[5] must have shape [3], but got an array of shape [2].',
    );
    await expect(fresh.setWeights(weights.slice(1))).rejects.toThrow('setWeights: list must hold 6 arrays');
    await expect(fresh.setWeights([...weights.slice(0, -1), [1, NaN, 2]])).rejects.toThrow('hold no NaN');
    expect(await fresh.getWeights()).toEqual(weights);
  });

  test('fit and evaluate before compile', async () => {
    const raw = sequential([layers.flatten({ inputShape: [2] })]);
    await expect(raw.fit([[1, 2]], [0])).rejects.toThrow('fit: the model must be compiled first.');
    await expect(raw.evaluate([[1, 2]], [0])).rejects.toThrow(StateError);
  });
});
