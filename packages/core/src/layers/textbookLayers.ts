import { checkOptions } from '../arrays/check.js';
import * as layers from './index.js';
import type { Layer } from './layer.js';
import type { ActivationName } from '../reference/activations.js';
import type { Pair } from '../arrays/windowOptions.js';

/** The options of the textbook's model, with the textbook's values as defaults. Ranges are those of the layers. */
export interface TextbookModelOptions {
  /** Number of filters of the convolution. Default 28. */
  filters?: number;
  /** Height and width of a filter, in cells. Default 3. */
  kernelSize?: Pair;
  /** Height and width of a pooling window, in cells. Default 2. */
  poolSize?: Pair;
  /** Units of the hidden layer. Default 128. */
  units?: number;
  /** The hidden layer's activation. Default `relu`. */
  activation?: ActivationName;
  /** The probability with which dropout sets a value of the hidden layer to 0. Default 0.2. */
  rate?: number;
}

/**
 * The layers of the textbook's model for MNIST, with 607,394 parameters by default: images `[28, 28, 1]` of bytes, which
 * are first divided by 255, to the probabilities of 10 digits.
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
