import { describe, expect, test } from 'vitest';
import { costs, layers, textbookLayers, type Layer } from '../../src/index.js';

describe('costs of the examples of the chapter', () => {
  test('x=[5,5] f=[3,3]: 9 positions, 81 multiplications, 64 % fewer values; 4 positions at strides 2', () => {
    expect(costs({ inputShape: [5, 5], kernelSize: 3 })).toEqual({
      positions: 9,
      multiplications: 81,
      parameters: 10,
      inputValues: 25,
      outputValues: 9,
      bytes: 4 * (10 + 9),
      reduction: 0.64,
    });
    expect(costs({ inputShape: [5, 5], kernelSize: 3, strides: 2 }).positions).toBe(4);
  });

  test('x=[4,4] pooled 2×2: 4 values, no parameters', () => {
    expect(costs({ inputShape: [4, 4], poolSize: 2 })).toMatchObject({
      positions: 4,
      multiplications: 0,
      parameters: 0,
      outputValues: 4,
      reduction: 0.75,
    });
  });

  test('128 units have 100,480 parameters for 784 inputs and 3,397,386,368 for 26,542,080; 28 filters have 280 and 784', () => {
    const digit = [28, 28, 1];
    const photo = [4096, 2160, 3];
    expect(costs({ inputShape: digit, units: 128 })).toMatchObject({
      positions: 1,
      inputValues: 784,
      parameters: 100_480,
      multiplications: 100_352,
    });
    expect(costs({ inputShape: photo, units: 128 })).toMatchObject({
      inputValues: 26_542_080,
      parameters: 3_397_386_368,
    });
    expect(costs({ inputShape: digit, kernelSize: 3, filters: 28 }).parameters).toBe(280);
    expect(costs({ inputShape: photo, kernelSize: 3, filters: 28 }).parameters).toBe(784);
  });

  test('textbookLayers: 607,394 parameters, most of them in the first dense layer', () => {
    const { layers: each, total } = costs(textbookLayers());
    expect(each.map(({ kind, parameters }) => [kind, parameters])).toEqual([
      ['rescaling', 0],
      ['conv2d', 280],
      ['maxPooling2d', 0],
      ['flatten', 0],
      ['dense', 605_824],
      ['dropout', 0],
      ['dense', 1290],
    ]);
    expect(each[1]).toMatchObject({
      outputShape: [26, 26, 28],
      positions: 676,
      multiplications: 676 * 9 * 28,
      bytes: 4 * (280 + 26 * 26 * 28),
    });
    expect(total).toMatchObject({
      parameters: 607_394,
      inputValues: 784,
      outputValues: 10,
      multiplications: 676 * 252 + 4732 * 128 + 1280,
      reduction: 1 - 10 / 784,
    });
  });
});

describe('costs', () => {
  test('groups divide the channels: a depthwise convolution has 1/c of the weights', () => {
    const operation = { inputShape: [8, 8, 4], kernelSize: 3, filters: 4, useBias: false };
    expect(costs(operation).parameters).toBe(144);
    expect(costs({ ...operation, groups: 4 }).parameters).toBe(36);
  });

  test('batch normalization multiplies every value once, and has 4 parameters per channel', () => {
    const [{ multiplications, parameters, positions }] = costs(
      [layers.batchNormalization()],
      [4, 4, 2],
    ).layers;
    expect({ multiplications, parameters, positions }).toEqual({
      multiplications: 32,
      parameters: 8,
      positions: 0,
    });
  });

  test('of lines, and of convolutions whose filters see one channel', () => {
    const of = (layer: Layer, inputShape: number[]) => costs([layer], inputShape).total;
    expect(of(layers.conv1d({ filters: 4, kernelSize: 3 }), [10, 2])).toMatchObject({
      positions: 8,
      multiplications: 8 * 3 * 2 * 4,
      parameters: 28,
    });
    expect(of(layers.depthwiseConv2d({ kernelSize: 3, depthMultiplier: 2 }), [5, 5, 4])).toMatchObject({
      multiplications: 9 * 9 * 8,
      parameters: 80,
    });
    expect(of(layers.separableConv2d({ filters: 6, kernelSize: 3 }), [5, 5, 4])).toMatchObject({
      multiplications: 9 * (9 * 4 + 4 * 6),
      parameters: 36 + 24 + 6,
    });
    expect(of(layers.layerNormalization(), [5, 4])).toMatchObject({ multiplications: 20, parameters: 8 });
  });

  test('of layers take the input shape as the second argument', () => {
    const dense = layers.dense({ units: 3 });
    expect(costs([dense], [5]).total).toMatchObject({ positions: 1, multiplications: 15, parameters: 18 });
  });

  test.each([
    [() => costs({ inputShape: [0, 5], kernelSize: 3 }), /costs: inputShape must be a list of positive/],
    [() => costs({ inputShape: [5], kernelSize: 3 }), /costs: inputShape must be \[h, w\] or \[h, w, c\]/],
    [() => costs({ inputShape: [5, 5], units: 1.5 }), /costs: units must be a positive whole number/],
    [() => costs({ inputShape: [2, 2], kernelSize: 3 }), /costs: kernelSize must span at most the 2 rows/],
    [() => costs([layers.flatten()]), /costs: inputShape must be a list of positive whole numbers/],
  ])('refuses %#', (call, message) => expect(call).toThrow(message));
});
