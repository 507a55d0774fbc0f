// The networks of the table, each described once: core, PyTorch and TensorFlow.js all build it from this. Kinds and
// options are those of core and of TensorFlow.js, which share their names.

const layer = (kind, options = {}) => ({ kind, options });
const conv2d = (filters, kernelSize, options) => layer('conv2d', { filters, kernelSize, ...options });
const conv1d = (filters, kernelSize, options) => layer('conv1d', { filters, kernelSize, ...options });
const separable = (filters, kernelSize, options) =>
  layer('separableConv2d', { filters, kernelSize, ...options });
const maxPool = layer('maxPooling2d', { poolSize: 2 });
const averagePool = layer('averagePooling2d', { poolSize: 2 });
const flatten = layer('flatten');
const normalize = layer('batchNormalization');
const activate = layer('activation', { activation: 'relu' });
const dense = (units, activation) => layer('dense', { units, activation });
const dropout = (rate) => layer('dropout', { rate });
const classify = dense(10, 'softmax');

const relu = { activation: 'relu' };
const tanh = { activation: 'tanh' };
const same = { padding: 'same' };

/** By name `{ inputShape, layers: { kind, options }[] }`; each ends in the probabilities of ten classes. */
export const networks = {
  textbook: {
    inputShape: [28, 28, 1],
    layers: [conv2d(28, 3), maxPool, flatten, dense(128, 'relu'), dropout(0.2), classify],
  },
  twoConvolutions: {
    inputShape: [28, 28, 1],
    layers: [conv2d(32, 3, relu), maxPool, conv2d(64, 3, relu), maxPool, flatten, dropout(0.5), classify],
  },
  batchNormalization: {
    inputShape: [28, 28, 1],
    layers: [
      conv2d(32, 3),
      normalize,
      activate,
      maxPool,
      conv2d(64, 3, { strides: 2 }),
      normalize,
      activate,
      layer('globalAveragePooling2d'),
      classify,
    ],
  },
  color: {
    inputShape: [32, 32, 3],
    layers: [
      conv2d(32, 3, { ...same, ...relu }),
      conv2d(32, 3, relu),
      maxPool,
      conv2d(64, 3, { ...same, ...relu }),
      conv2d(64, 3, relu),
      maxPool,
      flatten,
      dense(512, 'relu'),
      dropout(0.5),
      classify,
    ],
  },
  lenet: {
    inputShape: [28, 28, 1],
    layers: [
      conv2d(6, 5, { ...same, ...tanh }),
      averagePool,
      conv2d(16, 5, tanh),
      averagePool,
      flatten,
      dense(120, 'tanh'),
      dense(84, 'tanh'),
      classify,
    ],
  },
  mlp: { inputShape: [784], layers: [dense(512, 'relu'), dense(512, 'relu'), classify] },
  line: {
    inputShape: [128, 8],
    layers: [
      conv1d(32, 5, relu),
      layer('maxPooling1d', { poolSize: 2 }),
      conv1d(64, 5, relu),
      layer('globalAveragePooling1d'),
      classify,
    ],
  },
  separable: {
    inputShape: [28, 28, 1],
    layers: [
      conv2d(32, 3, relu),
      maxPool,
      separable(64, 3, relu),
      maxPool,
      separable(128, 3, relu),
      layer('globalAveragePooling2d'),
      classify,
    ],
  },
};

/**
 * A network's layers.
 *
 * @param library functions that create layers, by kind: those of core, or of TensorFlow.js
 */
export function buildLayers({ inputShape, layers }, library) {
  return layers.map(({ kind, options }, i) => library[kind](i === 0 ? { ...options, inputShape } : options));
}
