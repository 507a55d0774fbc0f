// Invalid arguments throw an ArgumentError, which states the function, the argument, the rule and the value.
import { describe, expect, test } from 'vitest';
import * as core from '../../src/index.js';
import { ArgumentError, layers } from '../../src/index.js';

const image = [
  [1, 2, 3, 4],
  [5, 6, 7, 8],
  [9, 8, 7, 6],
  [5, 4, 3, 2],
];
const filter = [
  [1, 0],
  [0, 1],
];
/** Calls a function of the main entry with any arguments. */
const call = (name: string, ...given: unknown[]) =>
  (core as unknown as Record<string, (...given: unknown[]) => unknown>)[name](...given);

function refusal(run: () => unknown): ArgumentError {
  try {
    run();
  } catch (reason) {
    expect(reason).toBeInstanceOf(ArgumentError);
    return reason as ArgumentError;
  }
  throw new Error('No error was thrown.');
}

const invalidSizes = [0, -1, 1.5, NaN, Infinity, '2', null, 2n, true, {}, [], [1, 2, 3], new Array(2)];

describe.each([
  ['conv2d', [image, filter], ['strides', 'dilationRate']],
  ['conv2dTranspose', [image, filter], ['strides', 'dilationRate']],
  ['convSteps', [image, filter], ['strides', 'dilationRate']],
  ['conv1d', [image[0], filter[0]], ['strides', 'dilationRate', 'groups']],
  ['conv2d', [image, filter], ['groups']],
  ['maxPool2d', [image], ['poolSize', 'strides']],
  ['averagePool2d', [image], ['poolSize', 'strides']],
  ['sumPool2d', [image], ['poolSize', 'strides']],
  ['poolSteps', [image], ['poolSize', 'strides']],
  ['maxPool1d', [image[0]], ['poolSize', 'strides']],
])('%s refuses', (name, given, options) => {
  test.each(options.flatMap((option) => invalidSizes.map((value) => [option, value] as const)))(
    '%s %o',
    (option, value) => {
      const { functionName, argument } = refusal(() => call(name, ...given, { [option]: value }));
      expect([functionName, argument]).toEqual([name, option]);
    },
  );
});

test.each([
  ['conv2d', [image, filter], 'stride', 'strides, padding, dilationRate, groups, bias'],
  ['conv1d', [image[0], filter[0]], 'stride', 'strides, padding, dilationRate, groups, bias'],
  [
    'conv2dTranspose',
    [image, filter],
    'stride',
    'strides, padding, dilationRate, groups, bias, outputPadding',
  ],
  ['convSteps', [image, filter], 'stride', 'strides, padding, dilationRate, groups, bias'],
  ['maxPool2d', [image], 'size', 'poolSize, strides, padding'],
  ['averagePool1d', [image[0]], 'size', 'poolSize, strides, padding'],
  ['poolSteps', [image], 'kind', 'poolSize, strides, padding, mode'],
  ['zeroPad2d', [image], 'pad', 'padding'],
  ['rescale', [image], 'by', 'scale, offset'],
  [
    'batchNormalization',
    [image],
    'eps',
    'gamma, beta, movingMean, movingVariance, epsilon, training, momentum',
  ],
  ['huber', [image, image], 'fromLogits', 'delta'],
  ['binaryCrossentropy', [image, image], 'delta', 'fromLogits, labelSmoothing'],
  ['categoricalCrossentropy', [image, image], 'delta', 'fromLogits, labelSmoothing'],
  ['sparseCategoricalCrossentropy', [[0, 1], image], 'delta', 'fromLogits'],
])(
  '%s refuses an option that it does not have, and options that are not an object',
  (name, given, option, known) => {
    const { message } = refusal(() => call(name, ...given, { [option]: 1 }));
    const sentence = message.replace(/ Did you mean '\w+'\?$/, '');
    expect(sentence).toBe(`${name}: options must be among ${known}, but got "${option}".`);
    for (const options of [null, 3, 'x', [1]]) {
      expect(refusal(() => call(name, ...given, options)).message).toContain(
        `${name}: options must be an object`,
      );
    }
  },
);

test.each([
  ['conv2d', [image, filter, { padding: 1e9 }]],
  ['conv2dTranspose', [image, filter, { strides: 1e9 }]],
  ['zeroPad2d', [image, { padding: 1e15 }]],
  ['maxPool2d', [image, { poolSize: 1e6, strides: 1, padding: 999_999 }]],
])('%s refuses a result too large for memory, and states its bytes', (name, given) => {
  const { argument, message } = refusal(() => call(name, ...given));
  expect(argument).toBe('the result');
  expect(message).toMatch(/must need at most 2,147,483,648 bytes, but got "[\d,]+ bytes"/);
});

test.each([
  ['convSteps', [image, filter, { padding: 4000 }]],
  ['poolSteps', [image, { poolSize: 3000, strides: 1, padding: 2999 }]],
])('%s refuses more steps than fit into memory', (name, given) => {
  expect(refusal(() => call(name, ...given)).argument).toBe('the steps');
});

const containsItself: unknown[] = [];
containsItself.push(containsItself);
const detached = new Float32Array(4);
structuredClone(detached.buffer, { transfer: [detached.buffer] });

test.each([
  ['undefined', undefined, 'be a nested number array, a typed array, an ndarray, or { data, shape }'],
  ['an empty typed array', new Uint8Array(0), 'hold at least one number'],
  ['typed arrays of two lengths', [new Uint8Array(2), new Uint8Array(3)], 'hold arrays of one shape'],
  ['typed arrays beside numbers', [new Uint8Array(1), 1], 'hold only arrays of one shape'],
  ['numbers beside typed arrays', [1, new Uint8Array(1)], 'hold only numbers'],
  ['an empty array', [], 'hold at least one number'],
  ['empty rows', [[], []], 'hold at least one number'],
  ['a hole', [[1, 2], new Array(2)], 'hold only numbers'],
  ['strings', [['1']], 'hold only numbers'],
  ['BigInts', [[1n]], 'hold only numbers'],
  ['rows of two lengths', [[1, 2], [3]], 'have rows of equal length'],
  ['an array that contains itself', containsItself, 'hold only numbers'],
  ['a BigInt array', { data: new BigInt64Array(4), shape: [2, 2] }, 'have its numbers in a typed array'],
  [
    'a DataView',
    { data: new DataView(new ArrayBuffer(4)), shape: [2, 2] },
    'have its numbers in a typed array',
  ],
  ['a detached buffer', { data: detached, shape: [2, 2] }, 'be inside its data, which holds 0 numbers'],
  ['a hole in its data', { data: new Array(4), shape: [2, 2] }, 'have its numbers in a typed array'],
  ['a shape with 0', { data: [], shape: [0, 2] }, 'have a shape of positive whole numbers'],
  ['a shape without axes', { data: [1], shape: [] }, 'have a shape of positive whole numbers'],
  ['a shape with a hole', { data: [1, 2], shape: new Array(2) }, 'have a shape of positive whole numbers'],
  ['a stride out of its data', { data: [1, 2], shape: [2], stride: [2] }, 'be inside its data'],
  ['an offset below 0', { data: [1, 2], shape: [1], offset: -1 }, 'be inside its data'],
])('functions refuse %s as an array', (_name, value, rule) => {
  for (const name of ['relu', 'softmax', 'conv2d', 'batchNormalization']) {
    const given = name === 'conv2d' ? [value, filter] : [value];
    expect(refusal(() => call(name, ...given)).rule).toContain(rule);
  }
  expect(refusal(() => call('meanSquaredError', value, value)).rule).toContain(rule);
});

const block = (...shape: number[]) => ({ data: new Float32Array(shape.reduce((a, b) => a * b)), shape });
test.each([
  ['conv2d', [block(3, 5, 5), block(3, 3, 3, 4)], 'images are [h, w, c]'],
  ['conv2d', [block(2, 1, 5, 5), block(3, 3)], 'images are [h, w, c]'],
  ['conv2d', [block(5, 5, 2), block(3, 3, 3, 4)], undefined],
  ['convSteps', [block(3, 4, 5), block(3, 3, 3, 4)], 'images are [h, w, c]'],
  ['conv2dTranspose', [block(3, 5, 5), block(3, 3, 4, 3)], 'images are [h, w, c]'],
  ['conv2dTranspose', [block(5, 5, 2), block(3, 3, 4, 3)], undefined],
  ['conv1d', [block(2, 10), block(3, 2, 4)], 'lines are [l, c]'],
  ['conv1d', [block(10, 3), block(3, 2, 4)], undefined],
])('%s refuses channels first, and states the layout, %#', (name, given, layout) => {
  const { argument, rule } = refusal(() => call(name, ...given));
  expect(argument).toBe('filter');
  expect(/ \((.*), channels last\)$/.exec(rule)?.[1]).toBe(layout);
});

test.each([null, 5, [5], [{}], [null], new Array(1)])(
  'receptiveField and costs refuse %o as layers',
  (value) => {
    expect(refusal(() => call('receptiveField', value, [4, 4, 1], 0)).argument).toMatch(/^layers/);
    if (Array.isArray(value))
      expect(refusal(() => call('costs', value, [4, 4, 1])).argument).toMatch(/^layers/);
  },
);

test.each([
  [{ inputShape: [4, 4], kernelSize: 2, stride: 2 }, 'options'],
  [{ inputShape: [4, 4], poolSize: 2, dilationRate: 2 }, 'options'],
  [{ inputShape: [4, 4], units: 2, filters: 2 }, 'options'],
  [{ inputShape: [4, 4], kernelSize: 2, filters: null }, 'filters'],
  [{ inputShape: [4, 4], units: 2, useBias: 'no' }, 'useBias'],
  [{ inputShape: new Array(2), kernelSize: 2 }, 'inputShape'],
  [null, 'inputShape'],
])('costs refuses %o', (operation, argument) => {
  expect(refusal(() => call('costs', operation)).argument).toBe(argument);
});

test('a layer does not change with options that are changed after it was made', () => {
  const conv = { filters: 1, kernelSize: 3, padding: 'valid' as 'valid' | 'same', inputShape: [5, 5, 1] };
  const pool = { poolSize: 2, strides: 1 };
  const made = [layers.conv2d(conv), layers.conv2dTranspose(conv), layers.maxPooling2d(pool)];
  conv.padding = 'same';
  pool.strides = 2;
  expect(made.map((layer) => layer.outputShape([5, 5, 1]))).toEqual([
    [3, 3, 1],
    [7, 7, 1],
    [4, 4, 1],
  ]);
});
