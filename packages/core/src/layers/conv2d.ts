import { checkCount, checkFlag, checkName, checkOptions } from '../check.js';
import { glorotUniform } from '../initializers/glorotUniform.js';
import type { ActivationName } from '../reference/activations.js';
import { toPair, windowGeometry, type Padding, type Pair } from '../window.js';
import { activationPlan, layerActivationNames } from './activationPlan.js';
import { checkImage } from './checkImage.js';
import { firstShape } from './firstShape.js';
import type { Layer, LayerContext, LayerPlan, Shape } from './layer.js';

export interface Conv2dOptions {
  /** Number of filters, each giving one channel of the output. */
  filters: number;
  kernelSize: Pair;
  /** Default 1. */
  strides?: Pair;
  /** Default `valid`. */
  padding?: Padding;
  /** Default 1. */
  dilationRate?: Pair;
  /** Default `linear`. */
  activation?: ActivationName;
  /** Default true. */
  useBias?: boolean;
  /** `[h, w, c]`, on the first layer of a model. */
  inputShape?: Shape;
}

const name = 'layers.conv2d';

/** Convolution: slides each of `filters` filters over the image. `[h, w, c]` → `[oh, ow, filters]`. */
export function conv2d(options: Conv2dOptions): Layer {
  checkOptions(name, options, [
    'filters',
    'kernelSize',
    'strides',
    'padding',
    'dilationRate',
    'activation',
    'useBias',
    'inputShape',
  ]);
  const filters = checkCount(name, 'filters', options.filters);
  const kernelSize = toPair(name, 'kernelSize', options.kernelSize);
  const { activation = 'linear', useBias = true } = options;
  checkName(name, 'activation', activation, layerActivationNames);
  checkFlag(name, 'useBias', useBias);
  const geometryOf = ([height, width]: Shape) =>
    windowGeometry(name, [height, width], kernelSize, options, 'kernelSize');
  // Any image is large enough to check the options by.
  geometryOf([2 ** 30, 2 ** 30]);

  return {
    kind: 'conv2d',
    options: { ...options },
    inputShape: firstShape(name, options.inputShape),
    activation,
    outputShape(inputShape) {
      checkImage(name, inputShape);
      const { rows, columns } = geometryOf(inputShape);
      return [rows.output, columns.output, filters];
    },
    parameters(inputShape) {
      const kernel = {
        name: 'kernel',
        shape: [...kernelSize, inputShape[2], filters],
        rowWidth: 1,
        initialize: (weights: Float32Array, random: Parameters<typeof glorotUniform>[2]) =>
          glorotUniform(weights, [...kernelSize, inputShape[2], filters], random),
      };
      const bias = { name: 'bias', shape: [filters], rowWidth: 1, initialize: () => {} };
      return useBias ? [kernel, bias] : [kernel];
    },
    plan: (context) => planConv2d(context, filters, geometryOf(context.inputShape), useBias, activation),
  };
}

/**
 * Each image is unfolded, one row a window, so that convolution is a matrix product. The filters' gradient is
 * kept per image and added up afterwards in the order of the images.
 */
function planConv2d(
  context: LayerContext,
  filters: number,
  geometry: ReturnType<typeof windowGeometry>,
  useBias: boolean,
  activation: ActivationName,
): LayerPlan {
  const { kernels, input, inputGradient, output, outputGradient } = context;
  const channels = context.inputShape[2];
  const shape = { geometry, channels };
  const positions = geometry.rows.output * geometry.columns.output;
  const taps = geometry.rows.kernel * geometry.columns.kernel * channels;
  const activate = activationPlan(activation, context);
  const [kernel, bias] = context.parameters;
  const columns = context.scratch(positions * taps);
  const unfolded = { start: columns, rowStep: taps, columnStep: 1 };
  const transposed = { start: columns, rowStep: 1, columnStep: taps };

  const forward: LayerPlan['forward'] = (from, to) => {
    for (let n = from; n < to; n++) {
      kernels().unfold(columns, input.start + n * input.width, shape);
      const weights = { start: kernel, rowStep: filters, columnStep: 1 };
      kernels().multiply(output.start + n * output.width, unfolded, weights, positions, taps, filters, bias);
    }
    activate.forward(from, to);
  };
  if (!outputGradient) return { forward };

  const partial = context.perSample(taps * filters + (useBias ? filters : 0));
  const spread = inputGradient && context.scratch(positions * taps);
  return {
    forward,
    backward(from, to) {
      activate.backward(from, to);
      for (let n = from; n < to; n++) {
        const gradient = outputGradient.start + n * outputGradient.width;
        const part = partial.start + n * partial.width;
        const dOutput = { start: gradient, rowStep: filters, columnStep: 1 };
        kernels().unfold(columns, input.start + n * input.width, shape);
        kernels().multiply(part, transposed, dOutput, taps, positions, filters);
        if (useBias) kernels().sumRows(part + taps * filters, gradient, positions, filters, 0, filters);
        if (spread !== undefined) {
          const weights = { start: kernel, rowStep: 1, columnStep: filters };
          kernels().multiply(spread, dOutput, weights, positions, filters, taps);
          kernels().fold(inputGradient!.start + n * inputGradient!.width, spread, shape);
        }
      }
    },
    shared: [partial],
    parameterGradient(parameter, n, from, to) {
      const start = partial.start + (parameter === 0 ? 0 : taps * filters);
      kernels().sumRows(context.parameterGradients[parameter], start, n, partial.width, from, to);
    },
  };
}
