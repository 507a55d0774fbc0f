import { checkCount, checkName, checkOptions } from '../check.js';
import { ArgumentError } from '../errors.js';
import type { ActivationName } from '../reference/activations.js';
import { toPair, windowGeometry, type Padding, type Pair, type WindowGeometry } from '../window.js';
import { activationPlan, layerActivationNames } from './activationPlan.js';
import { checkImage } from './checkImage.js';
import { firstShape } from './firstShape.js';
import { kernelAndBias, type KernelOptions } from './kernelAndBias.js';
import type { Layer, LayerContext, LayerPlan, Shape } from './layer.js';

export interface Conv2dOptions extends KernelOptions {
  /** Number of filters, each giving one channel of the output. */
  filters: number;
  kernelSize: Pair;
  /** Default 1. */
  strides?: Pair;
  /** Default `valid`. */
  padding?: Padding;
  /** Default 1. */
  dilationRate?: Pair;
  /** The filters share the channels in this many groups. Default 1. */
  groups?: number;
  /** Default `linear`. */
  activation?: ActivationName;
  /** `[h, w, c]`, on the first layer of a model. */
  inputShape?: Shape;
}

const name = 'layers.conv2d';

/**
 * Convolution: slides each of `filters` filters over the image. `[h, w, c]` → `[oh, ow, filters]`.
 *
 * @throws ArgumentError
 */
export function conv2d(given: Conv2dOptions): Layer {
  checkOptions(name, given, [
    'filters',
    'kernelSize',
    'strides',
    'padding',
    'dilationRate',
    'groups',
    'activation',
    'useBias',
    'kernelInitializer',
    'biasInitializer',
    'inputShape',
  ]);
  const options = { ...given };
  const filters = checkCount(name, 'filters', options.filters);
  const kernelSize = toPair(name, 'kernelSize', options.kernelSize);
  const { activation = 'linear', groups = 1 } = options;
  checkName(name, 'activation', activation, layerActivationNames);
  checkCount(name, 'groups', groups);
  if (filters % groups !== 0)
    throw new ArgumentError(name, 'groups', `divide the ${filters} filters`, groups);
  const weights = kernelAndBias(name, options);
  const geometryOf = ([height, width]: Shape) =>
    windowGeometry(name, [height, width], kernelSize, options, 'kernelSize');
  // Any image is large enough to check the options by.
  geometryOf([2 ** 30, 2 ** 30]);

  return {
    kind: 'conv2d',
    options,
    inputShape: firstShape(name, options.inputShape),
    activation,
    outputShape(inputShape) {
      checkImage(name, inputShape);
      if (inputShape[2] % groups !== 0) {
        throw new ArgumentError(name, 'groups', `divide the ${inputShape[2]} channels of input`, groups);
      }
      const { rows, columns } = geometryOf(inputShape);
      return [rows.output, columns.output, filters];
    },
    parameters: (inputShape) => weights([...kernelSize, inputShape[2] / groups, filters], filters, 1),
    plan: (context) => planConv2d(context, filters, groups, geometryOf(context.inputShape), activation),
  };
}

/**
 * Each image is unfolded, one row a window, so that convolution is a matrix product. The filters' gradient is
 * kept per image and added up afterwards in the order of the images.
 */
function planConv2d(
  context: LayerContext,
  filters: number,
  groups: number,
  geometry: WindowGeometry,
  activation: ActivationName,
): LayerPlan {
  const { kernels, input, inputGradient, output, outputGradient } = context;
  const shape = { geometry, channels: context.inputShape[2] };
  const depth = shape.channels / groups;
  const ownFilters = filters / groups;
  const positions = geometry.rows.output * geometry.columns.output;
  const taps = geometry.rows.kernel * geometry.columns.kernel * depth;
  const activate = activationPlan(activation, context);
  const [kernel, bias] = context.parameters;
  const columns = context.scratch(positions * taps);
  const unfolded = { start: columns, rowStep: taps, columnStep: 1 };
  const transposed = { start: columns, rowStep: 1, columnStep: taps };
  const eachGroup = Array.from({ length: groups }, (_, group) => ({
    channels: { first: group * depth, depth },
    firstFilter: group * ownFilters,
  }));

  const forward: LayerPlan['forward'] = (from, to) => {
    for (let n = from; n < to; n++) {
      for (const { channels, firstFilter } of eachGroup) {
        const weights = { start: kernel + firstFilter, rowStep: filters, columnStep: 1 };
        const result = output.start + n * output.width + firstFilter;
        const shift = bias === undefined ? undefined : bias + firstFilter;
        kernels().unfold(columns, input.start + n * input.width, shape, channels);
        kernels().multiply(result, unfolded, weights, positions, taps, ownFilters, shift, filters);
      }
    }
    activate.forward(from, to);
  };
  if (!outputGradient) return { forward };

  const partial = context.perSample(taps * filters + (bias === undefined ? 0 : filters));
  const spread = inputGradient && context.scratch(positions * taps);
  return {
    forward,
    backward(from, to) {
      activate.backward(from, to);
      const { memory } = kernels();
      for (let n = from; n < to; n++) {
        const gradient = outputGradient.start + n * outputGradient.width;
        const part = partial.start + n * partial.width;
        const image = inputGradient && inputGradient.start + n * inputGradient.width;
        if (image !== undefined) memory.fill(0, image, image + inputGradient!.width);
        for (const { channels, firstFilter } of eachGroup) {
          const dOutput = { start: gradient + firstFilter, rowStep: filters, columnStep: 1 };
          const own = part + firstFilter;
          kernels().unfold(columns, input.start + n * input.width, shape, channels);
          kernels().multiply(own, transposed, dOutput, taps, positions, ownFilters, undefined, filters);
          if (image === undefined) continue;
          const weights = { start: kernel + firstFilter, rowStep: 1, columnStep: filters };
          kernels().multiply(spread!, dOutput, weights, positions, ownFilters, taps);
          kernels().fold(image, spread!, shape, channels);
        }
        if (bias !== undefined)
          kernels().sumRows(part + taps * filters, gradient, positions, filters, 0, filters);
      }
    },
    shared: [partial],
    parameterGradient(parameter, n, from, to) {
      const start = partial.start + (parameter === 0 ? 0 : taps * filters);
      kernels().sumRows(context.parameterGradients[parameter], start, n, partial.width, from, to);
    },
  };
}
