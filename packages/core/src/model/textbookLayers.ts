import { checkOptions } from '../arrays/check.js';
import * as layers from '../layers/index.js';
import type { Layer } from '../layers/layer.js';
import type { ActivationName } from '../reference/activations.js';
import type { Pair } from '../arrays/windowOptions.js';

/** What the chapter invites the reader to try; the defaults are its own. */
export interface TextbookModelOptions {
  /** Filters of the convolution. Default 28. */
  filters?: number;
  /** Default 3. */
  kernelSize?: Pair;
  /** Default 2. */
  poolSize?: Pair;
  /** Neurons of the hidden layer. Default 128. */
  units?: number;
  /** The hidden layer's activation. Default `relu`. */
  activation?: ActivationName;
  /** Share of the hidden layer's values that dropout sets to 0. Default 0.2. */
  rate?: number;
}

/**
 * The chapter's model for MNIST, 607,394 parameters; bytes `[28, 28, 1]` are first divided by 255.
 *
 * @throws ArgumentError
 */
export function textbookLayers(options: TextbookModelOptions = {}): Layer[] {
  checkOptions('textbookLayers', options, [
    'filters',
    'kernelSize',
    'poolSize',
    'units',
    'activation',
    'rate',
  ]);
  const {
    filters = 28,
    kernelSize = 3,
    poolSize = 2,
    units = 128,
    activation = 'relu',
    rate = 0.2,
  } = options;
  return [
    layers.rescaling({ scale: 1 / 255, inputShape: [28, 28, 1] }),
    layers.conv2d({ filters, kernelSize }),
    layers.maxPooling2d({ poolSize }),
    layers.flatten(),
    layers.dense({ units, activation }),
    layers.dropout({ rate }),
    layers.dense({ units: 10, activation: 'softmax' }),
  ];
}
