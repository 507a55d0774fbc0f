// The gradient that a convolution layer passes on, which is computed in two ways, against conv2dBackward.
import { describe, expect, test } from 'vitest';
import { sizeOf } from '../../src/arrays/view.js';
import { conv2dBackward } from '../../src/reference/index.js';
import { layers, sequential } from '../../src/training.js';
import { expectClose, numbers } from '../numericGradient.js';

const cases: [inputShape: number[], layers.Conv2dOptions][] = [
  // As a convolution of the output's gradient.
  [[9, 8, 4], { filters: 3, kernelSize: 3, padding: 'same' }],
  [[8, 11, 5], { filters: 6, kernelSize: [2, 4], padding: 'same' }],
  [[9, 9, 8], { filters: 4, kernelSize: 3, padding: 'same', groups: 2 }],
  [[12, 10, 6], { filters: 8, kernelSize: 3, padding: 2, dilationRate: [2, 1] }],
  [[8, 8, 9], { filters: 7, kernelSize: 1 }],
  [[20, 20, 4], { filters: 2, kernelSize: 2, padding: [[1, 0], [0, 0]] }], // prettier-ignore
  // By the matrix of windows: few channels or cells, steps of two, much or too much padding.
  [[9, 8, 3], { filters: 5, kernelSize: 3, padding: 'same' }],
  [[5, 4, 4], { filters: 5, kernelSize: 3, padding: 'same' }],
  [[9, 8, 4], { filters: 3, kernelSize: 3, padding: 'same', strides: 2 }],
  [[9, 8, 4], { filters: 3, kernelSize: 3, padding: 'same', strides: [1, 2] }],
  [[9, 8, 4], { filters: 3, kernelSize: 3 }],
  [[9, 8, 4], { filters: 3, kernelSize: 1, padding: 1 }],
];

describe.each(['plain', 'simd'] as const)('%s kernels', (kernels) => {
  test.each(cases)('x=%o %o', async (inputShape, options) => {
    const model = sequential(
      [layers.activation('linear'), layers.conv2d(options)].map((layer, i) =>
        i === 0 ? { ...layer, inputShape } : layer,
      ),
      { seed: 3, kernels },
    );
    model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
    const shape = [2, ...inputShape];
    const x = { data: numbers(sizeOf(shape)), shape };
    const y = { data: numbers(2 * sizeOf(model.outputShape), 5), shape: [2, ...model.outputShape] };
    const [gradient, outputGradient] = await model.layerGradients(x, y);
    const [kernel] = await model.getWeights();
    const { strides, padding, dilationRate, groups } = options;
    const expected = conv2dBackward(outputGradient, x, kernel, { strides, padding, dilationRate, groups });
    expect(gradient.shape).toEqual(shape);
    expectClose(gradient.data, expected.input.data, 1e-6);
    expect(Math.max(...expected.input.data)).toBeGreaterThan(1e-3);
  });
});
