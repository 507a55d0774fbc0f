// The options that every optimizer has: weight decay, and limits of gradients.
import { describe, expect, test } from 'vitest';
import { ArgumentError, layers, optimizers, regularizers, sequential } from '../../src/training.js';
import { inDoublePrecision } from '../doublePrecision.js';
import { stripes } from '../models.js';

const kinds = ['sgd', 'adam', 'adamW', 'adamax', 'nadam', 'rmsprop', 'adagrad', 'adadelta', 'lion'] as const;

/** Plain gradient descent by 1, so that weights change by the gradient after clipping. */
const descent = (options: optimizers.SgdOptions) => optimizers.sgd({ learningRate: 1, ...options });

describe.each(kinds)('%s', (kind) => {
  const after = (options: optimizers.SharedOptimizerOptions, gradient: number[]) =>
    inDoublePrecision(optimizers[kind]({ learningRate: 0.1, ...options }), [1, -2])(gradient);

  test('a clipped gradient is one that was so from the beginning', () => {
    expect(after({ clipValue: 2 }, [5, -0.5])).toEqual(after({}, [2, -0.5]));
    expect(after({ clipNorm: 5 }, [6, -8])).toEqual(after({}, [3, -4]));
    expect(after({ globalClipNorm: 5 }, [6, -8])).toEqual(after({}, [3, -4]));
    expect(after({ clipNorm: 11 }, [6, -8])).toEqual(after({}, [6, -8]));
  });

  test('weights decay by the learning rate, whatever their gradient', () => {
    const decayed = after({ weightDecay: 0.5 }, [3, 4]);
    const kept = after({ weightDecay: 0 }, [3, 4]);
    expect(decayed[0]).toBeCloseTo(kept[0] - 0.05, 12);
    expect(decayed[1]).toBeCloseTo(kept[1] + 0.1, 12);
  });

  test('its options build it again', () => {
    const { kind: name, options } = optimizers[kind]({ weightDecay: 0.1, clipNorm: 2 });
    expect([name, options]).toMatchObject([kind, { weightDecay: 0.1, clipNorm: 2 }]);
    expect(optimizers[kind](options).options).toEqual(options);
  });
});

test('clipNorm limits each parameter, globalClipNorm all together', async () => {
  const changes = async (options: optimizers.SgdOptions) => {
    const model = sequential([layers.dense({ units: 2, inputShape: [1] })], { seed: 1 });
    model.compile({ optimizer: descent(options), loss: 'meanAbsoluteError' });
    await model.setWeights([[[0, 0]], [0, 0]]);
    await model.trainOnBatch([[4]], [[1, -1]]);
    return (await model.getWeights()).flatMap(({ data }) => [...data]);
  };
  // The gradients of kernel and bias, −2 2 and −½ ½, have the norms √8 and √½, together √8.5.
  expect(await changes({})).toEqual([2, -2, 0.5, -0.5]);
  expect(await changes({ clipValue: 1 })).toEqual([1, -1, 0.5, -0.5]);
  const half = Math.fround(Math.SQRT1_2);
  const clipped = await changes({ clipNorm: 1 });
  expect(clipped[0]).toBeCloseTo(half, 6);
  expect(clipped.slice(2)).toEqual([0.5, -0.5]);
  const together = await changes({ globalClipNorm: 1 });
  [2, -2, 0.5, -0.5].forEach((change, i) => expect(together[i]).toBeCloseTo(change / Math.sqrt(8.5), 6));
});

const limits: optimizers.SharedOptimizerOptions[] = [
  { clipNorm: 0.05 },
  { clipValue: 0.01 },
  { globalClipNorm: 0.05, weightDecay: 0.01 },
];
test.each(kinds.flatMap((kind) => limits.map((options) => [kind, options] as const)))(
  '%s %j: the same bits for any number of workers',
  async (kind, options) => {
    const { images, labels } = stripes(30);
    const train = async (workers: number, given: object) => {
      const model = sequential(
        [
          layers.rescaling({ scale: 1 / 255, inputShape: [8, 8, 1] }),
          layers.conv2d({ filters: 3, kernelSize: 3, kernelRegularizer: 'l1', biasRegularizer: 'l2' }),
          layers.batchNormalization(),
          layers.flatten(),
          layers.dense({ units: 3, activation: 'softmax', kernelRegularizer: regularizers.l2({ l2: 0.1 }) }),
        ],
        { seed: 1 },
      );
      model.compile({ optimizer: optimizers[kind](given), loss: 'sparseCategoricalCrossentropy' });
      const history = await model.fit(images, labels, {
        epochs: 2,
        batchSize: 7,
        workers,
        validationSplit: 0.2,
      });
      return { history, weights: await model.getWeights() };
    };
    const alone = await train(0, options);
    expect(await train(3, options)).toEqual(alone);
    if (kind !== 'lion') expect(await train(0, {})).not.toEqual(alone);
  },
);

test.each([
  [{ clipNorm: 0 }, 'optimizers.sgd: clipNorm must be above 0, but got 0.'],
  [{ clipValue: NaN }, 'optimizers.sgd: clipValue must be above 0, but got NaN.'],
  [{ weightDecay: -1 }, 'optimizers.sgd: weightDecay must be 0 or more, but got -1.'],
  [
    { clipNorm: 1, clipValue: 2 },
    'optimizers.sgd: clipValue must be left out where another of clipNorm, clipValue, globalClipNorm is given, but got 2.',
  ],
])('refuses %j', (options, message) => {
  expect(() => optimizers.sgd(options)).toThrow(ArgumentError);
  expect(() => optimizers.sgd(options)).toThrow(message);
});
