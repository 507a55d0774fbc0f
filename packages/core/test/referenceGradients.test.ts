import { describe, test } from 'vitest';
import {
  activationBackward,
  averagePool2d,
  averagePool2dBackward,
  conv2d,
  conv2dBackward,
  dense,
  denseBackward,
  linear,
  maxPool2d,
  maxPool2dBackward,
  relu,
  softmax,
  sumPool2d,
  sumPool2dBackward,
  type ConvOptions,
} from '../src/index.js';
import { expectClose, numbers, numericGradient } from './numericGradient.js';

/** Σ output · weight: its gradient with respect to the output is `weight`. */
function weigh(output: { data: ArrayLike<number> }, weight: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < weight.length; i++) sum += output.data[i] * weight[i];
  return sum;
}

describe('conv2dBackward equals the numeric gradient', () => {
  const cases: [string, number[], number[], ConvOptions][] = [
    ['x=[5,5] f=[3,3]', [5, 5], [3, 3], {}],
    [
      'x=[2,6,5,2] f=[3,2,2,3] s=[2,1] same',
      [2, 6, 5, 2],
      [3, 2, 2, 3],
      { strides: [2, 1], padding: 'same' },
    ],
    ['x=[7,7,1] f=[2,3,1,2] d=2 p=1', [7, 7, 1], [2, 3, 1, 2], { dilationRate: 2, padding: 1 }],
    ['x=[1,4,5,4] f=[2,2,2,4] groups 2', [1, 4, 5, 4], [2, 2, 2, 4], { groups: 2 }],
    [
      'x=[4,4,3] f=[3,3,1,3] depthwise, padding per side',
      [4, 4, 3],
      [3, 3, 1, 3],
      {
        groups: 3,
        padding: [
          [0, 2],
          [1, 0],
        ],
      },
    ],
  ];
  test.each(cases)('%s', (_name, inputShape, filterShape, options) => {
    const size = (shape: number[]) => shape.reduce((a, b) => a * b);
    const input = { data: numbers(size(inputShape)), shape: inputShape };
    const filter = { data: numbers(size(filterShape), 2), shape: filterShape };
    const bias = { data: numbers(filterShape[3] ?? 1, 3), shape: [filterShape[3] ?? 1] };
    const output = conv2d(input, filter, { ...options, bias });
    const weight = numbers(output.data.length, 4);
    const f = () => weigh(conv2d(input, filter, { ...options, bias }), weight);
    const gradient = conv2dBackward({ data: weight, shape: output.shape }, input, filter, options);
    expectClose(gradient.input.data, numericGradient(f, input.data), 1e-7);
    expectClose(gradient.filter.data, numericGradient(f, filter.data), 1e-7);
    expectClose(gradient.bias.data, numericGradient(f, bias.data), 1e-7);
  });
});

describe('pooling backward equals the numeric gradient', () => {
  const pools = { maxPool2d, averagePool2d, sumPool2d };
  const backwards = {
    maxPool2d: maxPool2dBackward,
    averagePool2d: averagePool2dBackward,
    sumPool2d: sumPool2dBackward,
  };
  const options = [
    {},
    { poolSize: 3, strides: 2, padding: 'same' },
    { poolSize: [2, 3], strides: 1, padding: 1 },
  ] as const;
  for (const name of ['maxPool2d', 'averagePool2d', 'sumPool2d'] as const) {
    test.each(options)(`${name} %o`, (option) => {
      const input = { data: numbers(2 * 5 * 6 * 2), shape: [2, 5, 6, 2] };
      const output = pools[name](input, option);
      const weight = numbers(output.data.length, 4);
      const gradient = backwards[name]({ data: weight, shape: output.shape }, input, option);
      const f = () => weigh(pools[name](input, option), weight);
      expectClose(gradient.data, numericGradient(f, input.data, 1e-6), 1e-7);
    });
  }
});

test('denseBackward equals the numeric gradient', () => {
  const input = { data: numbers(3 * 4), shape: [3, 4] };
  const kernel = { data: numbers(4 * 5, 2), shape: [4, 5] };
  const bias = { data: numbers(5, 3), shape: [5] };
  const weight = numbers(15, 4);
  const f = () => weigh(dense(input, kernel, bias), weight);
  const gradient = denseBackward({ data: weight, shape: [3, 5] }, input, kernel);
  expectClose(gradient.input.data, numericGradient(f, input.data), 1e-7);
  expectClose(gradient.kernel.data, numericGradient(f, kernel.data), 1e-7);
  expectClose(gradient.bias.data, numericGradient(f, bias.data), 1e-7);
});

test.each(['linear', 'relu', 'softmax'] as const)(
  'activationBackward of %s equals the numeric gradient',
  (name) => {
    const input = { data: numbers(12), shape: [3, 4] };
    const weight = numbers(12, 4);
    const f = () => weigh({ linear, relu, softmax }[name](input), weight);
    const gradient = activationBackward(name, { data: weight, shape: [3, 4] }, input);
    expectClose(gradient.data, numericGradient(f, input.data), 1e-7);
  },
);
