// Losses and metrics of one's own: functions, which are computed on the calling thread.
import { describe, expect, test } from 'vitest';
import {
  layers,
  loadModel,
  losses,
  sequential,
  type CompileOptions,
  type CustomLoss,
} from '../../src/training.js';
import { smallModel, stripes } from '../models.js';

const { images, labels } = stripes(30);

/** The mean squared error by hand. */
const squares: CustomLoss = {
  name: 'squares',
  value: (yTrue, yPred) => yPred.reduce((sum, p, i) => sum + (p - yTrue[i]) ** 2, 0) / yPred.length,
  gradient: (yTrue, yPred) => yPred.map((p, i) => (2 * (p - yTrue[i])) / yPred.length),
};
function largestError(yTrue: Float32Array, yPred: Float32Array): number {
  return Math.max(...yPred.map((p, i) => Math.abs(p - yTrue[i])));
}
function rightClass(yTrue: Float32Array, yPred: Float32Array): number {
  return yPred.indexOf(Math.max(...yPred)) === yTrue[0] ? 1 : 0;
}

const [x, y] = [
  [
    [1, 2],
    [3, -1],
    [0, 1],
  ],
  [
    [1, 0],
    [0.5, 2],
    [-1, 1],
  ],
];
function plane(options: Partial<CompileOptions>) {
  const model = sequential([layers.dense({ units: 2, inputShape: [2] })], { seed: 1 });
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError', ...options });
  return model;
}

describe('a loss of value and gradient', () => {
  test('trains as the same loss of the library does', async () => {
    const [own, builtIn] = [plane({ loss: squares }), plane({})];
    const options = { epochs: 5, batchSize: 2, sampleWeight: [1, 3, 0.5], validationData: [x, y] } as const;
    const [history, expected] = [
      await own.fit(x, y, options),
      await builtIn.fit(x, y, { ...options, workers: 0 }),
    ];
    for (const name of ['loss', 'valLoss']) {
      history[name].forEach((loss, epoch) => expect(loss).toBeCloseTo(expected[name][epoch], 6));
    }
    expect(history.loss[4]).toBeLessThan(history.loss[0]);
    expect((await own.evaluate(x, y)).loss).toBeCloseTo((await builtIn.evaluate(x, y)).loss, 6);
    expect((await own.trainOnBatch(x, y)).loss).toBeCloseTo((await builtIn.trainOnBatch(x, y)).loss, 6);
    const [gradients] = await own.layerGradients(x, y);
    const [expectedGradients] = await builtIn.layerGradients(x, y);
    gradients.data.forEach((value, i) => expect(value).toBeCloseTo(expectedGradients.data[i], 6));
  });

  test('takes class numbers where it says so', async () => {
    const negativeLog: CustomLoss = {
      name: 'negativeLog',
      targets: 'class numbers',
      value: ([label], p) => -Math.log(p[label]),
      gradient: ([label], p) => p.map((value, i) => (i === label ? -1 / value : 0)),
    };
    const model = smallModel(1);
    model.compile({
      optimizer: 'adam',
      loss: negativeLog,
      metrics: ['accuracy', rightClass],
    });
    const history = await model.fit(images, labels, { epochs: 3 });
    const expected = await smallModel(1).fit(images, labels, { epochs: 3 });
    history.loss.forEach((loss, epoch) => expect(loss).toBeCloseTo(expected.loss[epoch], 4));
    expect(history.rightClass).toEqual(history.accuracy);
  });

  test('can not change what the model computes with', async () => {
    const destructive: CustomLoss = {
      ...squares,
      value(yTrue, yPred) {
        const value = squares.value(yTrue, yPred);
        yTrue.fill(9);
        yPred.fill(9);
        return value;
      },
    };
    expect(await plane({ loss: destructive }).fit(x, y)).toEqual(await plane({ loss: squares }).fit(x, y));
  });

  test.each<[string, unknown, string]>([
    [
      'a function alone',
      () => 0,
      'compile: loss must have a gradient: { name, value: (yTrue, yPred) => number, gradient: (yTrue, yPred) => numbers }, but got a function.',
    ],
    ['no gradient', { name: 'a', value: squares.value }, 'compile: loss must have a gradient: {'],
    ['no name', { ...squares, name: undefined }, 'compile: loss.name must be a text, but got undefined.'],
    [
      'other members',
      { ...squares, reduction: 1 },
      'compile: options must be among name, value, gradient, targets',
    ],
    [
      'unknown targets',
      { ...squares, targets: 'classes' },
      'compile: loss.targets must be class numbers or numbers',
    ],
  ])('%s is refused', (_name, loss, message) => {
    expect(() => plane({ loss: loss as CustomLoss })).toThrow(message);
  });

  test('what it returns is checked, and an error of it rejects; the model works on', async () => {
    const reason = new Error('no');
    const broken: [Partial<CustomLoss>, string | Error][] = [
      [{ value: () => undefined as never }, 'squares: its result must be a number, but got undefined.'],
      [
        { gradient: () => [1] },
        'squares: its gradient must hold 2 numbers, one for each output, but got [1].',
      ],
      [
        {
          value: () => {
            throw reason;
          },
        },
        reason,
      ],
    ];
    for (const [part, message] of broken) {
      const model = plane({ loss: { ...squares, ...part } });
      const before = await model.getWeights();
      await expect(model.fit(x, y)).rejects.toThrow(message);
      expect(await model.getWeights()).toEqual(before);
      model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
      expect((await model.fit(x, y)).loss).toHaveLength(1);
    }
  });
});

describe('metrics that are functions', () => {
  test('are logged under their names, as means over the samples', async () => {
    const model = plane({ metrics: [largestError, 'meanAbsoluteError'] });
    await model.setWeights([
      [
        [1, 0],
        [0, 1],
      ],
      [0, 0],
    ]);
    // The outputs are x itself: the largest errors are 2, 3 and 1.
    expect((await model.evaluate(x, y)).largestError).toBe(2);
    const history = await model.fit(x, y, { validationData: [x, y] });
    expect(Object.keys(history)).toEqual([
      'loss',
      'largestError',
      'meanAbsoluteError',
      'valLoss',
      'valLargestError',
      'valMeanAbsoluteError',
    ]);
  });

  test('without a name, named loss, or twice are refused', () => {
    const rule =
      'compile: metrics must be functions with a name of their own, under which they are logged, but got';
    expect(() => plane({ metrics: [() => 0] })).toThrow(`${rule} a function.`);
    const loss = () => 0;
    expect(() => plane({ metrics: [loss] })).toThrow(`${rule} "loss".`);
    expect(() => plane({ metrics: [largestError, largestError] })).toThrow(
      'compile: metrics must name each metric once',
    );
  });
});

test('workers are refused in a sentence', async () => {
  const model = plane({ metrics: [largestError] });
  const rule =
    'workers must be 0 or left out with a loss or metrics of your own, which are computed on the calling thread, but got 2.';
  await expect(model.fit(x, y, { workers: 2 })).rejects.toThrow(`fit: ${rule}`);
  await expect(model.evaluate(x, y, { workers: 2 })).rejects.toThrow(`evaluate: ${rule}`);
  await expect(model.predict(x, { workers: 2 })).rejects.toThrow(`predict: ${rule}`);
  expect((await model.predict(x)).shape).toEqual([3, 2]);
});

test('a saved model is loaded with the functions under their names, and trains on with the same bits', async () => {
  const model = plane({ loss: squares, metrics: [largestError] });
  await model.fit(x, y);
  const bytes = await model.save();
  const loaded = await loadModel(bytes, { customObjects: { squares, largestError } });
  expect(await loaded.fit(x, y, { epochs: 2 })).toEqual(await model.fit(x, y, { epochs: 2 }));
  const message =
    'loadModel: customObjects must have squares, the loss that the model is compiled with, under its name';
  await expect(loadModel(bytes)).rejects.toThrow(`${message}, but got undefined.`);
  await expect(loadModel(bytes, { customObjects: { squares: largestError } })).rejects.toThrow(message);
  await expect(loadModel(bytes, { customObjects: { squares } })).rejects.toThrow(
    'loadModel: customObjects must have largestError, a metric that the model is compiled with, under its name',
  );
  await expect(loadModel(bytes, { customObjects: 5 as never })).rejects.toThrow(
    'loadModel: customObjects must be an object, but got 5.',
  );
  const unnamed = plane({ loss: losses.huber() });
  expect(await loadModel(await unnamed.save(), { customObjects: {} })).toBeDefined();
});
