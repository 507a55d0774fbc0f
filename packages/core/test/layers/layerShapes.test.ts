import { describe, expect, it } from 'vitest';
import { kerasName, layerShapes } from '../../src/steps/index.js';
import { layerKinds } from '../../src/layers/registry.js';
import { textbookLayers } from '../../src/training.js';

describe('layerShapes', () => {
  it('the textbook model: shapes before and after each layer, 607,394 parameters in all', () => {
    const { layers, parameters } = layerShapes(textbookLayers(), [28, 28, 1]);
    expect(
      layers.map(({ kind, inputShape, outputShape, parameters: count }) => [
        kind,
        inputShape,
        outputShape,
        count,
      ]),
    ).toEqual([
      ['rescaling', [28, 28, 1], [28, 28, 1], 0],
      ['conv2d', [28, 28, 1], [26, 26, 28], 280],
      ['maxPooling2d', [26, 26, 28], [13, 13, 28], 0],
      ['flatten', [13, 13, 28], [4732], 0],
      ['dense', [4732], [128], 605_824],
      ['dropout', [128], [128], 0],
      ['dense', [128], [10], 1_290],
    ]);
    expect(parameters).toBe(607_394);
  });

  it('takes kinds and options as plain data; the activation is that of the layer', () => {
    const list = [
      { kind: 'conv2dTranspose', options: { filters: 3, kernelSize: [2, 4], useBias: false } },
      { kind: 'batchNormalization', options: { center: false } },
      { kind: 'activation', options: { activation: 'tanh' } },
    ];
    const { layers, parameters } = layerShapes(list, [5, 5, 2]);
    expect(layers.map(({ outputShape }) => outputShape)).toEqual([
      [6, 8, 3],
      [6, 8, 3],
      [6, 8, 3],
    ]);
    expect(layers.map((layer) => layer.parameters)).toEqual([2 * 4 * 3 * 2, 3 * 3, 0]);
    expect(layers.map(({ activation }) => activation)).toEqual(['linear', undefined, 'tanh']);
    expect(parameters).toBe(57);
  });

  it.each([
    [
      [{ kind: 'dense', options: { units: 0 } }],
      'layers.dense: units must be a positive whole number, but got 0.',
    ],
    [[{ kind: 'lstm', options: {} }], /^layers: kind must be one of conv2d, .*, but got "lstm"\.$/],
    [[null], /^layers: kind must be one of/],
    [[{ kind: 'activation' }], 'layers.activation: options must be an object, but got undefined.'],
    [
      [
        { kind: 'flatten', options: {} },
        { kind: 'conv2d', options: { filters: 1, kernelSize: 2 } },
      ],
      /^layers.conv2d: input must be images/,
    ],
    [{}, 'layerShapes: layers must be a list of layers, but got an object.'],
  ])('%j is refused', (list, message) => {
    expect(() => layerShapes(list as never, [4, 4, 1])).toThrow(message);
  });

  it('a list of layers can be empty', () => {
    expect(layerShapes([], [3])).toEqual({ layers: [], parameters: 0 });
  });
});

describe('kerasName', () => {
  it('is the class of each layer kind', () => {
    expect(layerKinds.map(kerasName)).toEqual([
      'Conv2D',
      'Conv2DTranspose',
      'DepthwiseConv2D',
      'SeparableConv2D',
      'Conv1D',
      'MaxPooling2D',
      'AveragePooling2D',
      'SumPooling2D',
      'MaxPooling1D',
      'AveragePooling1D',
      'SumPooling1D',
      'GlobalMaxPooling2D',
      'GlobalAveragePooling2D',
      'GlobalMaxPooling1D',
      'GlobalAveragePooling1D',
      'ZeroPadding2D',
      'UpSampling2D',
      'Flatten',
      'Reshape',
      'Dense',
      'Dropout',
      'BatchNormalization',
      'LayerNormalization',
      'Rescaling',
      'RandomFlip',
      'RandomTranslation',
      'RandomRotation',
      'RandomZoom',
      'LeakyReLU',
      'PReLU',
      'Activation',
      'Add',
      'Concatenate',
    ]);
  });
});
