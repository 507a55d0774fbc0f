import { checkCount, checkName, checkOptions } from '../arrays/check.js';
import { ArgumentError } from '../arrays/errors.js';
import type { ActivationName } from '../reference/activations.js';
import { sizeOf } from '../arrays/view.js';
import {
  toPair,
  windowGeometry,
  type Padding,
  type Pair,
  type WindowAxis,
  type WindowGeometry,
} from '../arrays/window.js';
import { activationPlan, layerActivationNames } from './shared/activationPlan.js';
import { checkImage } from './shared/checkImage.js';
import { checkInputShape } from './shared/checkInputShape.js';
import { kernelAndBias, type KernelOptions } from './shared/kernelAndBias.js';
import type { Layer, LayerContext, LayerPlan, Shape } from './layer.js';

/** The filters of a convolution, and how they go over the image. */
export interface Conv2dOptions extends KernelOptions {
  /** Number of filters, each giving one channel of the output. */
  filters: number;
  /** Height and width of a filter in cells. */
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
    inputShape: checkInputShape(name, options.inputShape),
    activation,
    acceptsSparseGradient:
      groups === 1 &&
      toPair(name, 'dilationRate', options.dilationRate ?? 1)[1] === 1 &&
      (activation === 'linear' || activation === 'relu'),
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
 * The image is read as the matrix of its windows, so that convolution is a matrix product. The filters' gradient is
 * kept per image and added up afterwards in the order of the images.
 */
function planConv2d(
  context: LayerContext,
  filters: number,
  groups: number,
  geometry: WindowGeometry,
  activation: ActivationName,
): LayerPlan {
  const { kernels, input, inputGradient, output, outputGradient, sparseGradient: scattered } = context;
  const channels = context.inputShape[2];
  const depth = channels / groups;
  const ownFilters = filters / groups;
  const positions = geometry.rows.output * geometry.columns.output;
  const taps = geometry.rows.kernel * geometry.columns.kernel * depth;
  const activate = activationPlan(activation, context);
  const [kernel, bias] = context.parameters;
  const shape = { geometry, channels };
  const { rows, columns } = geometry;
  const paddedShape = { geometry: { rows: withPadding(rows), columns: withPadding(columns) }, channels };
  const isPadded = [rows, columns].some(({ before, after }) => before + after > 0);
  const padded = isPadded
    ? context.scratch(sizeOf([paddedShape.geometry.rows.input, paddedShape.geometry.columns.input, channels]))
    : undefined;
  const eachGroup = Array.from({ length: groups }, (_, group) => ({
    firstChannel: group * depth,
    depth,
    firstFilter: group * ownFilters,
    count: ownFilters,
    filters,
  }));

  /** The place of image n with its padding. */
  function imageOf(n: number): number {
    const image = input.start + n * input.width;
    if (padded === undefined) return image;
    kernels().pad(padded, image, shape);
    return padded;
  }

  const forward: LayerPlan['forward'] = (from, to) => {
    for (let n = from; n < to; n++) {
      const image = imageOf(n);
      const result = output.start + n * output.width;
      for (const group of eachGroup) kernels().convolve(result, image, kernel, bias, paddedShape, group);
    }
    activate.forward(from, to);
  };
  if (!outputGradient && !scattered) return { forward };

  const partial = context.perSample(taps * filters + (bias === undefined ? 0 : filters));
  const common: Pick<LayerPlan, 'shared' | 'parameterGradient'> = {
    shared: [partial],
    parameterGradient(parameter, n, from, to) {
      const start = partial.start + (parameter === 0 ? 0 : taps * filters);
      kernels().sumRows(context.parameterGradients[parameter], start, n, partial.width, from, to);
    },
  };
  /** The gradient of the filters' bias is that of all positions, or of those where it is not 0. */
  function biasGradient(part: number, gradient: number, count: number): void {
    if (bias !== undefined) kernels().sumRows(part + taps * filters, gradient, count, filters, 0, filters);
  }

  if (scattered) {
    const { values, gradient, cells } = scattered;
    const activateValues = activationPlan(activation, {
      ...context,
      output: values,
      outputGradient: gradient,
    });
    const table = context.scratch(positions);
    const count = values.width / filters;
    return {
      forward,
      backward(from, to) {
        activateValues.backward(from, to);
        for (let n = from; n < to; n++) {
          const part = partial.start + n * partial.width;
          const own = gradient.start + n * gradient.width;
          const places = cells.start + n * cells.width;
          const image = imageOf(n);
          kernels().sparseFilterGradient(part, image, own, places, count, table, paddedShape, filters);
          biasGradient(part, own, count);
        }
      },
      ...common,
    };
  }

  const spread = inputGradient && context.scratch(positions * taps);
  return {
    forward,
    backward(from, to) {
      activate.backward(from, to);
      const { memory } = kernels();
      for (let n = from; n < to; n++) {
        const gradient = outputGradient!.start + n * outputGradient!.width;
        const part = partial.start + n * partial.width;
        const input = imageOf(n);
        const image = inputGradient && inputGradient.start + n * inputGradient.width;
        if (image !== undefined) memory.fill(0, image, image + inputGradient!.width);
        for (const group of eachGroup) {
          kernels().filterGradient(part, input, gradient, paddedShape, group);
          if (image === undefined) continue;
          const { firstChannel, firstFilter } = group;
          const dOutput = { start: gradient + firstFilter, rowStep: filters, columnStep: 1 };
          const weights = { start: kernel + firstFilter, rowStep: 1, columnStep: filters };
          kernels().multiply(spread!, dOutput, weights, positions, ownFilters, taps);
          kernels().fold(image, spread!, shape, { first: firstChannel, depth });
        }
        biasGradient(part, gradient, positions);
      }
    },
    ...common,
  };
}

/** The axis of an image that has its padding in it. */
const withPadding = (axis: WindowAxis): WindowAxis => ({
  ...axis,
  input: axis.before + axis.input + axis.after,
  before: 0,
  after: 0,
});
