import { describe, expect, test } from 'vitest';
import { conv2d, layers, maxPool2d, optimizers, sequential } from '../../src/index.js';
import { expectClose } from '../numericGradient.js';
import { smallModel, stripes } from '../models.js';

const { images, labels } = stripes(6);
const x = { ...images, shape: [6, 8, 8, 1] };

describe('layerOutputs', () => {
  test("each layer's output is that of the reference math", async () => {
    const model = smallModel(1);
    const outputs = await model.layerOutputs(x);
    expect(outputs.map(({ shape }) => shape)).toEqual([
      [6, 8, 8, 1],
      [6, 6, 6, 3],
      [6, 3, 3, 3],
      [6, 27],
      [6, 7],
      [6, 7],
      [6, 3],
    ]);
    const [filter, bias] = await model.getWeights();
    expectClose(outputs[1].data, conv2d(outputs[0], filter, { bias }).data, 1e-6);
    expect(outputs[2].data).toEqual(maxPool2d(outputs[1]).data);
    expect(outputs[6].data).toEqual((await model.predict(x)).data);
  });
});

describe('layerGradients', () => {
  test('the gradient at the output of a softmax, of the mean of −log p is (1 − 1 / p) / n at the target', async () => {
    const model = smallModel(1);
    const gradients = await model.layerGradients(x, labels);
    const { data: p } = await model.predict(x);
    const last = gradients.at(-1)!;
    expect(last.shape).toEqual([6, 3]);
    for (let n = 0; n < 6; n++) {
      const at = n * 3 + labels.data[n];
      expect(last.data[at]).toBeCloseTo((1 - 1 / p[at]) / 6, 4);
    }
  });

  test('the gradient at the first layer is the slope of the loss with respect to its output', async () => {
    const model = sequential(
      [
        layers.rescaling({ scale: 1, inputShape: [2, 2, 1] }),
        layers.conv2d({ filters: 2, kernelSize: 2 }),
        layers.batchNormalization(),
        layers.flatten(),
        layers.dropout({ rate: 0.5 }),
        layers.dense({ units: 3, activation: 'softmax' }),
      ],
      { seed: 2 },
    );
    model.compile({ optimizer: optimizers.sgd(), loss: 'sparseCategoricalCrossentropy' });
    const at = (change: number) => [
      [
        [[1], [2]],
        [[3 + change], [4]],
      ],
    ];
    const [first] = await model.layerGradients(at(0), [1]);
    const loss = async (change: number) => (await model.evaluate(at(change), [1], { workers: 0 })).loss;
    expect(first.shape).toEqual([1, 2, 2, 1]);
    expect(first.get(0, 1, 0, 0)).toBeCloseTo(((await loss(0.01)) - (await loss(-0.01))) / 0.02, 3);
  });
});
