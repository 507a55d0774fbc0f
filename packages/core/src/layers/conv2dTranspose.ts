import { checkCount, checkName, checkOptions } from '../arrays/check.js';
import type { ActivationName } from '../reference/activations.js';
import {
  toPair,
  transposedGeometry,
  type Pair,
  type TransposedOptions,
  type WindowGeometry,
} from '../arrays/window.js';
import { activationPlan, layerActivationNames } from './shared/activationPlan.js';
import { checkImage } from './shared/checkImage.js';
import { checkInputShape } from './shared/checkInputShape.js';
import { kernelAndBias, type KernelOptions } from './shared/kernelAndBias.js';
import type { Layer, LayerContext, LayerPlan, Shape } from './layer.js';

/** The filters of a transposed convolution, and how their windows open. */
export interface Conv2dTransposeOptions extends KernelOptions, TransposedOptions {
  /** Number of channels of the output. */
  filters: number;
  /** Height and width of a window in cells. */
  kernelSize: Pair;
  /** Default `linear`. */
  activation?: ActivationName;
  /** `[h, w, c]`, on the first layer of a model. */
  inputShape?: Shape;
}

const name = 'layers.conv2dTranspose';

/**
 * A convolution turned around: each cell opens a window in the output. `[h, w, c]` → `[oh, ow, filters]`, with
 * the kernel `[kh, kw, filters, c]`.
 *
 * @throws ArgumentError
 */
export function conv2dTranspose(given: Conv2dTransposeOptions): Layer {
  checkOptions(name, given, [
    'filters',
    'kernelSize',
    'strides',
    'padding',
    'dilationRate',
    'outputPadding',
    'activation',
    'useBias',
    'kernelInitializer',
    'biasInitializer',
    'inputShape',
  ]);
  const options = { ...given };
  const filters = checkCount(name, 'filters', options.filters);
  const kernelSize = toPair(name, 'kernelSize', options.kernelSize);
  const { activation = 'linear' } = options;
  checkName(name, 'activation', activation, layerActivationNames);
  const weights = kernelAndBias(name, options);
  const geometryOf = ([height, width]: Shape) =>
    transposedGeometry(name, [height, width], kernelSize, options);
  geometryOf([2 ** 20, 2 ** 20]);

  return {
    kind: 'conv2dTranspose',
    options,
    inputShape: checkInputShape(name, options.inputShape),
    activation,
    outputShape(inputShape) {
      checkImage(name, inputShape);
      const { rows, columns } = geometryOf(inputShape);
      return [rows.input, columns.input, filters];
    },
    parameters: (inputShape) => weights([...kernelSize, filters, inputShape[2]], filters, 1),
    plan: (context) => planConv2dTranspose(context, filters, geometryOf(context.inputShape), activation),
  };
}

/**
 * The geometry is that of the convolution turned around: its positions are our input's cells, and its windows lie
 * in our output. So what conv2d unfolds is folded here, and the other way round.
 */
function planConv2dTranspose(
  context: LayerContext,
  filters: number,
  geometry: WindowGeometry,
  activation: ActivationName,
): LayerPlan {
  const { kernels, input, inputGradient, output, outputGradient } = context;
  const inputs = context.inputShape[2];
  const cells = geometry.rows.output * geometry.columns.output;
  const area = geometry.rows.input * geometry.columns.input;
  const taps = geometry.rows.kernel * geometry.columns.kernel * filters;
  const shape = { geometry, channels: filters };
  const all = { first: 0, depth: filters };
  const activate = activationPlan(activation, context);
  const [kernel, bias] = context.parameters;
  const columns = context.scratch(cells * taps);
  // The kernel as a matrix [taps, inputs].
  const kernelTransposed = { start: kernel, rowStep: 1, columnStep: inputs };

  const forward: LayerPlan['forward'] = (from, to) => {
    const { memory } = kernels();
    for (let n = from; n < to; n++) {
      const x = { start: input.start + n * input.width, rowStep: inputs, columnStep: 1 };
      const image = output.start + n * output.width;
      kernels().multiply(columns, x, kernelTransposed, cells, inputs, taps);
      for (let i = 0; i < area * filters; i++)
        memory[image + i] = bias === undefined ? 0 : memory[bias + (i % filters)];
      kernels().fold(image, columns, shape, all);
    }
    activate.forward(from, to);
  };
  if (!outputGradient) return { forward };

  const partial = context.perSample(taps * inputs + (bias === undefined ? 0 : filters));
  return {
    forward,
    backward(from, to) {
      activate.backward(from, to);
      for (let n = from; n < to; n++) {
        const gradient = outputGradient.start + n * outputGradient.width;
        const part = partial.start + n * partial.width;
        const x = { start: input.start + n * input.width, rowStep: inputs, columnStep: 1 };
        const dColumns = { start: columns, rowStep: taps, columnStep: 1 };
        kernels().unfold(columns, gradient, shape, all);
        kernels().multiply(part, { start: columns, rowStep: 1, columnStep: taps }, x, taps, cells, inputs);
        if (bias !== undefined) kernels().sumRows(part + taps * inputs, gradient, area, filters, 0, filters);
        if (!inputGradient) continue;
        const weights = { start: kernel, rowStep: inputs, columnStep: 1 };
        kernels().multiply(
          inputGradient.start + n * inputGradient.width,
          dColumns,
          weights,
          cells,
          taps,
          inputs,
        );
      }
    },
    shared: [partial],
    parameterGradient(parameter, n, from, to) {
      const start = partial.start + (parameter === 0 ? 0 : taps * inputs);
      kernels().sumRows(context.parameterGradients[parameter], start, n, partial.width, from, to);
    },
  };
}
