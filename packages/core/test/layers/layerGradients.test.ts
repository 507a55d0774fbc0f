// Every layer's plan, run in double precision, against the numeric gradient of the loss.
import { test } from 'vitest';
import { activationNames } from '../../src/reference/activations.js';
import type { Layer } from '../../src/layers/layer.js';
import { input, layers, losses, regularizers, type LayerNode } from '../../src/training.js';
import { graphOf } from '../../src/model/definition/graphOf.js';
import { checkGradients } from './checkGradients.js';

const classes = layers.dense({ units: 4, activation: 'softmax' });

const cases: [string, Layer[]][] = [
  ['dense', [layers.dense({ units: 5, inputShape: [6] }), classes]],
  [
    'dense without bias, relu',
    [layers.dense({ units: 5, inputShape: [6], activation: 'relu', useBias: false }), classes],
  ],
  ['softmax in the middle', [layers.dense({ units: 5, inputShape: [6], activation: 'softmax' }), classes]],
  [
    'softmax as a layer, before the loss',
    [layers.dense({ units: 4, inputShape: [6] }), layers.activation('softmax')],
  ],
  [
    'probabilities that are no softmax',
    [
      layers.dense({ units: 4, inputShape: [6], activation: 'softmax' }),
      layers.rescaling({ scale: 0.5, offset: 0.2 }),
    ],
  ],
  [
    'conv2d over conv2d, so that the input gradient counts',
    [
      layers.conv2d({ filters: 3, kernelSize: 2, inputShape: [5, 6, 2], activation: 'relu' }),
      layers.conv2d({ filters: 2, kernelSize: [3, 2], strides: [1, 2], padding: 'same' }),
      layers.flatten(),
      classes,
    ],
  ],
  [
    'conv2d with dilation and padding, without bias',
    [
      layers.conv2d({ filters: 2, kernelSize: 2, inputShape: [6, 6, 1] }),
      layers.conv2d({
        filters: 3,
        kernelSize: 3,
        dilationRate: 2,
        padding: [
          [1, 0],
          [2, 1],
        ],
        useBias: false,
      }),
      layers.flatten(),
      classes,
    ],
  ],
  [
    'maxPooling2d, overlapping and padded',
    [
      layers.conv2d({ filters: 2, kernelSize: 2, inputShape: [6, 7, 1] }),
      layers.maxPooling2d({ poolSize: 3, strides: 2, padding: 'same' }),
      layers.flatten(),
      classes,
    ],
  ],
  ...(['averagePooling2d', 'sumPooling2d'] as const).map((kind): [string, Layer[]] => [
    `${kind}, padded, after zeroPadding2d`,
    [
      layers.conv2d({ filters: 2, kernelSize: 2, inputShape: [5, 6, 1] }),
      layers.zeroPadding2d({
        padding: [
          [1, 0],
          [0, 2],
        ],
      }),
      layers[kind]({ poolSize: [3, 2], strides: 2, padding: 'same' }),
      layers.flatten(),
      classes,
    ],
  ]),
  ...(['globalAveragePooling2d', 'globalMaxPooling2d'] as const).map((kind): [string, Layer[]] => [
    kind,
    [layers.conv2d({ filters: 3, kernelSize: 2, inputShape: [4, 5, 1] }), layers[kind](), classes],
  ]),
  [
    'conv2d in groups, over groups',
    [
      layers.conv2d({ filters: 4, kernelSize: 2, groups: 2, inputShape: [4, 5, 2] }),
      layers.conv2d({ filters: 6, kernelSize: 3, groups: 2, padding: 'same', activation: 'tanh' }),
      layers.flatten(),
      classes,
    ],
  ],
  [
    'conv2dTranspose over conv2d',
    [
      layers.conv2d({ filters: 2, kernelSize: 2, inputShape: [3, 4, 1] }),
      layers.conv2dTranspose({ filters: 3, kernelSize: 3, strides: 2, activation: 'elu' }),
      layers.conv2dTranspose({ filters: 1, kernelSize: [2, 3], padding: 'same', useBias: false }),
      layers.flatten(),
      classes,
    ],
  ],
  [
    'conv1d over conv1d, dilated, in groups and causal, then maxPooling1d',
    [
      layers.conv1d({ filters: 4, kernelSize: 3, padding: 'same', inputShape: [9, 2] }),
      layers.conv1d({ filters: 2, kernelSize: 3, padding: 'causal', dilationRate: 2, groups: 2 }),
      layers.maxPooling1d({ poolSize: 3, strides: 2, padding: 'same' }),
      layers.flatten(),
      classes,
    ],
  ],
  [
    'conv1d and maxPooling1d, whose gradient is sparse',
    [
      layers.conv1d({ filters: 3, kernelSize: 2, activation: 'tanh', inputShape: [8, 2] }),
      layers.maxPooling1d(),
      layers.flatten(),
      classes,
    ],
  ],
  ...(['averagePooling1d', 'sumPooling1d'] as const).map((kind): [string, Layer[]] => [
    `${kind}, padded`,
    [
      layers.conv1d({ filters: 2, kernelSize: 2, strides: 2, inputShape: [11, 1] }),
      layers[kind]({ poolSize: 3, strides: 2, padding: 'same' }),
      layers.flatten(),
      classes,
    ],
  ]),
  ...(['globalAveragePooling1d', 'globalMaxPooling1d'] as const).map((kind): [string, Layer[]] => [
    kind,
    [layers.conv1d({ filters: 3, kernelSize: 2, inputShape: [5, 2] }), layers[kind](), classes],
  ]),
  [
    'reshape between dense and conv2d, and before a line',
    [
      layers.dense({ units: 12, inputShape: [5] }),
      layers.reshape({ targetShape: [2, -1, 2] }),
      layers.conv2d({ filters: 2, kernelSize: 2 }),
      layers.reshape({ targetShape: [4, 1] }),
      layers.conv1d({ filters: 2, kernelSize: 2 }),
      layers.flatten(),
      classes,
    ],
  ],
  [
    'depthwiseConv2d over depthwiseConv2d, with two filters for each channel',
    [
      layers.depthwiseConv2d({ kernelSize: 2, depthMultiplier: 2, inputShape: [5, 6, 2] }),
      layers.depthwiseConv2d({ kernelSize: 3, padding: 'same', strides: 2, activation: 'tanh' }),
      layers.flatten(),
      classes,
    ],
  ],
  [
    'separableConv2d over separableConv2d',
    [
      layers.separableConv2d({ filters: 3, kernelSize: 2, depthMultiplier: 2, inputShape: [5, 6, 2] }),
      layers.separableConv2d({
        filters: 2,
        kernelSize: 3,
        padding: 'same',
        useBias: false,
        activation: 'elu',
      }),
      layers.flatten(),
      classes,
    ],
  ],
  ...(['nearest', 'bilinear'] as const).map((interpolation): [string, Layer[]] => [
    `upSampling2d, ${interpolation}`,
    [
      layers.conv2d({ filters: 2, kernelSize: 2, inputShape: [3, 4, 1] }),
      layers.upSampling2d({ size: [2, 3], interpolation }),
      layers.conv2d({ filters: 1, kernelSize: 3, strides: 2 }),
      layers.flatten(),
      classes,
    ],
  ]),
  [
    'layerNormalization of channels, of images and of rows',
    [
      layers.conv2d({ filters: 3, kernelSize: 2, inputShape: [3, 4, 1] }),
      layers.layerNormalization({ gammaInitializer: 'glorotUniform' }),
      layers.layerNormalization({ axis: [1, 2, 3], scale: false }),
      layers.flatten(),
      layers.dense({ units: 5 }),
      layers.layerNormalization({ axis: 1, center: false, epsilon: 0.1 }),
      classes,
    ],
  ],
  [
    'prelu, with a slope for each value and for each channel',
    [
      layers.conv2d({ filters: 3, kernelSize: 2, inputShape: [4, 4, 1] }),
      layers.prelu({ sharedAxes: [1, 2] }),
      layers.conv2d({ filters: 2, kernelSize: 2 }),
      layers.prelu({ alphaInitializer: { kind: 'constant', value: 0.25 } }),
      layers.flatten(),
      classes,
    ],
  ],
  [
    'randomFlip, randomTranslation, randomRotation and randomZoom',
    [
      layers.conv2d({ filters: 2, kernelSize: 2, inputShape: [5, 6, 1] }),
      layers.randomFlip(),
      layers.randomTranslation({ heightFactor: 0.3, widthFactor: 0.2 }),
      layers.randomRotation({ factor: 0.2, fillMode: 'constant', fillValue: 0.5 }),
      layers.randomZoom({ heightFactor: 0.3, widthFactor: 0.2, fillMode: 'wrap' }),
      layers.flatten(),
      classes,
    ],
  ],
  ['leakyReLU', [layers.dense({ units: 5, inputShape: [6] }), layers.leakyReLU(), classes]],
  ...activationNames.map((name): [string, Layer[]] => [
    `${name} within a layer`,
    [layers.dense({ units: 5, inputShape: [6], activation: name }), classes],
  ]),
  [
    'batchNormalization of images and of rows',
    [
      layers.conv2d({ filters: 2, kernelSize: 2, inputShape: [4, 5, 1] }),
      layers.batchNormalization({ gammaRegularizer: 'l2', betaRegularizer: 'l1' }),
      layers.flatten(),
      layers.dense({ units: 5 }),
      layers.batchNormalization({ scale: false }),
      layers.activation('relu'),
      classes,
    ],
  ],
  [
    'relu as a layer, rescaling and dropout',
    [
      layers.dense({ units: 8, inputShape: [6] }),
      layers.activation('relu'),
      layers.rescaling({ scale: 3, offset: -1 }),
      layers.dropout({ rate: 0.4 }),
      classes,
    ],
  ],
  [
    'regularizers of kernels and biases',
    [
      layers.conv2d({
        filters: 2,
        kernelSize: 2,
        inputShape: [4, 4, 1],
        kernelRegularizer: regularizers.l1l2({ l1: 0.3, l2: 0.2 }),
        biasRegularizer: 'l2',
      }),
      layers.flatten(),
      layers.dense({ units: 4, activation: 'softmax', kernelRegularizer: 'l1', biasRegularizer: 'l1' }),
    ],
  ],
  [
    "the textbook's model, small",
    [
      layers.rescaling({ scale: 0.5, inputShape: [8, 8, 1] }),
      layers.conv2d({ filters: 3, kernelSize: 3 }),
      layers.maxPooling2d(),
      layers.flatten(),
      layers.dense({ units: 6, activation: 'relu' }),
      layers.dropout({ rate: 0.2 }),
      classes,
    ],
  ],
];

test.each(cases)('the gradients of every weight: %s', (_name, model) => {
  checkGradients(
    { layers: model, inputShape: model[0].inputShape! },
    losses.sparseCategoricalCrossentropy(),
    [1, 3, 0],
  );
});

/** Models of several branches, each from an input `[4, 4, 2]` or `[6]` to what the classes are computed from. */
const graphs: [string, number[], (image: LayerNode) => LayerNode][] = [
  [
    'a residual block with batch normalization',
    [4, 4, 2],
    (image) => {
      const start = layers.conv2d({ filters: 2, kernelSize: 2, activation: 'tanh' }).apply(image);
      const inner = layers.conv2d({ filters: 2, kernelSize: 3, padding: 'same' }).apply(start);
      const sum = layers.add().apply([start, layers.batchNormalization().apply(inner)]);
      return layers.flatten().apply(layers.activation('elu').apply(sum));
    },
  ],
  [
    'two branches, concatenated along channels',
    [4, 4, 2],
    (image) => {
      const one = layers.conv2d({ filters: 2, kernelSize: 1, activation: 'tanh' }).apply(image);
      const other = layers.conv2d({ filters: 3, kernelSize: 3, padding: 'same' }).apply(image);
      return layers.globalAveragePooling2d().apply(layers.concatenate().apply([one, other, image]));
    },
  ],
  [
    'concatenated along rows',
    [4, 4, 2],
    (image) => {
      const start = layers.conv2d({ filters: 2, kernelSize: 2 }).apply(image);
      const rows = layers.maxPooling2d({ poolSize: [2, 1] }).apply(start);
      return layers.flatten().apply(layers.concatenate({ axis: 1 }).apply([start, rows, start]));
    },
  ],
  [
    'an output taken three times, once twice by the same layer',
    [6],
    (row) => {
      const start = layers.dense({ units: 5, activation: 'sigmoid' }).apply(row);
      const twice = layers.add().apply([start, start]);
      return layers.add().apply([twice, layers.dense({ units: 5 }).apply(start), start]);
    },
  ],
  [
    'an output taken through flatten and by a layer, after a max pooling whose gradient is sparse',
    [4, 4, 2],
    (image) => {
      const pooled = layers
        .maxPooling2d()
        .apply(layers.conv2d({ filters: 2, kernelSize: 1, activation: 'relu' }).apply(image));
      const mean = layers.globalAveragePooling2d().apply(pooled);
      const flat = layers.flatten().apply(pooled);
      return layers.concatenate().apply([layers.dense({ units: 3 }).apply(flat), mean, flat]);
    },
  ],
  [
    'activations and a dropout of one value, beside the value itself',
    [6],
    (row) => {
      const start = layers.dense({ units: 5, activation: 'sigmoid' }).apply(row);
      const dropped = layers.dropout({ rate: 0.4 }).apply(start);
      const curved = layers.activation('tanh').apply(start);
      const twice = layers.activation('elu').apply(curved);
      return layers.add().apply([start, curved, layers.dense({ units: 5 }).apply(dropped), twice]);
    },
  ],
  [
    'a skip from the input, with a layer that does not learn',
    [6],
    (row) => {
      const fixed = layers.dense({ units: 6, activation: 'tanh', trainable: false }).apply(row);
      const sum = layers.add().apply([row, fixed]);
      const learnt = layers.dense({ units: 6 }).apply(fixed);
      return layers.concatenate().apply([layers.dropout({ rate: 0.3 }).apply(sum), learnt]);
    },
  ],
];

test.each(graphs)('the gradients of every weight: %s', (_name, shape, build) => {
  const start = input({ shape });
  const output = layers.dense({ units: 4, activation: 'softmax' }).apply(build(start));
  checkGradients(graphOf(start, output), losses.sparseCategoricalCrossentropy(), [1, 3, 0]);
});

const shares = [0.2, 0.8, 0, 1, 0, 0.5, 0.5, 0, 0, 0.1, 0.3, 0.6];
const signs = [1, -1, 0, 1, 1, 0, 0, -1, -1, 1, 1, 0];
const oneHot = [0, 1, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0];
const values = [1, -2, 0.3, 4, 0, 1, 2, -9, 0.5, 0, 0, 1];

test.each([
  ['meanSquaredError', losses.meanSquaredError(), 'linear', values],
  ['meanAbsoluteError', losses.meanAbsoluteError(), 'tanh', values],
  ['huber', losses.huber({ delta: 0.7 }), 'linear', values],
  ['binaryCrossentropy after a sigmoid', losses.binaryCrossentropy(), 'sigmoid', shares],
  ['binaryCrossentropy after a softmax', losses.binaryCrossentropy(), 'softmax', shares],
  ['binaryCrossentropy of logits', losses.binaryCrossentropy({ fromLogits: true }), 'linear', shares],
  ['categoricalCrossentropy after a softmax', losses.categoricalCrossentropy(), 'softmax', shares],
  ['categoricalCrossentropy after a sigmoid', losses.categoricalCrossentropy(), 'sigmoid', shares],
  [
    'categoricalCrossentropy of logits',
    losses.categoricalCrossentropy({ fromLogits: true }),
    'linear',
    shares,
  ],
  [
    'sparseCategoricalCrossentropy of logits',
    losses.sparseCategoricalCrossentropy({ fromLogits: true }),
    'linear',
    [1, 3, 0],
  ],
  [
    'binaryCrossentropy with smoothed targets, after a sigmoid',
    losses.binaryCrossentropy({ labelSmoothing: 0.3 }),
    'sigmoid',
    shares,
  ],
  [
    'categoricalCrossentropy with smoothed targets, after a softmax',
    losses.categoricalCrossentropy({ labelSmoothing: 0.3 }),
    'softmax',
    shares,
  ],
  ['hinge', losses.hinge(), 'tanh', signs],
  ['squaredHinge', losses.squaredHinge(), 'tanh', signs],
  ['categoricalHinge', losses.categoricalHinge(), 'linear', oneHot],
  ['klDivergence', losses.klDivergence(), 'softmax', shares],
  ['logCosh', losses.logCosh(), 'linear', values],
  ['poisson', losses.poisson(), 'softplus', shares],
  ['cosineSimilarity', losses.cosineSimilarity(), 'linear', values],
] as const)('the gradients of every loss: %s', (_name, loss, activation, targets) => {
  const model = [layers.dense({ units: 5, inputShape: [6] }), layers.dense({ units: 4, activation })];
  // With small weights no probability is clipped.
  checkGradients({ layers: model, inputShape: [6] }, loss, targets, 0.1);
});
