import type { WindowGeometry } from '../arrays/window.js';
import { transposedGeometry } from '../arrays/windowGeometry.js';
import { toPair, type TransposedOptions } from '../arrays/windowOptions.js';
import type { ActivationName } from '../reference/activations.js';
import type { Layer, LayerContext, LayerPlan, Shape } from './layer.js';
import { activationPlan } from './shared/activationPlan.js';
import { anyImage, checkImage } from './shared/checkImage.js';
import { checkLayer } from './shared/checkLayer.js';
import { checkFilterOptions, filterOptionNames, type FilterOptions } from './shared/convOptions.js';
import { sampleGradients } from './shared/sampleGradients.js';

/** The filters of a transposed convolution, and how their windows cover the output. */
export interface Conv2dTransposeOptions extends FilterOptions, TransposedOptions {}

const name = 'layers.conv2dTranspose';

/**
 * Transposed convolution: each input cell adds its filter, times its value, to a window of the output, as the
 * function `conv2dTranspose` does. `[h, w, c]` → `[oh, ow, filters]`, with the kernel `[kh, kw, filters, c]` and
 * the bias `[filters]`.
 *
 * @throws ArgumentError
 */
export function conv2dTranspose(given: Conv2dTransposeOptions): Layer {
  const optionNames = [...filterOptionNames, 'strides', 'padding', 'dilationRate', 'outputPadding'];
  const layer = checkLayer('conv2dTranspose', given, optionNames);
  const options = { ...given };
  const kernelSize = toPair(name, 'kernelSize', options.kernelSize);
  const { filters, activation, parameters } = checkFilterOptions(name, options, kernelSize);
  const geometryOf = ([height, width]: Shape) =>
    transposedGeometry(name, [height, width], kernelSize, options);
  geometryOf(anyImage);

  return {
    ...layer,
    activation,
    outputShape(inputShape) {
      checkImage(name, inputShape);
      const { rows, columns } = geometryOf(inputShape);
      return [rows.input, columns.input, filters];
    },
    parameters: (inputShape) => parameters([filters, inputShape[2]]),
    plan: (context) => planConv2dTranspose(context, filters, geometryOf(context.inputShape), activation),
  };
}

/**
 * The geometry is that of the convolution that this one transposes: its positions are the cells of our input, and its
 * windows are in our output. What conv2d unfolds is folded here, and the other way round. Letters: s input cells,
 * c input channels, w numbers of a window, kh·kw·filters.
 */
function planConv2dTranspose(
  context: LayerContext,
  filters: number,
  geometry: WindowGeometry,
  activation: ActivationName,
): LayerPlan {
  const { kernels, input, inputGradient, output, outputGradient } = context;
  const inputChannels = context.inputShape[2];
  const inputCells = geometry.rows.output * geometry.columns.output;
  const outputCells = geometry.rows.input * geometry.columns.input;
  const windowLength = geometry.rows.kernel * geometry.columns.kernel * filters;
  const shape = { geometry, channels: filters };
  const allChannels = { first: 0, depth: filters };
  const activate = activationPlan(activation, context);
  const [kernel, bias] = context.parameters;
  // [s, w] and its transpose.
  const windows = context.scratch(inputCells * windowLength);
  const windowMatrix = { start: windows, rowStep: windowLength, columnStep: 1 };
  const windowsTransposed = { start: windows, rowStep: 1, columnStep: windowLength };
  // [w, c] and its transpose.
  const weights = { start: kernel, rowStep: inputChannels, columnStep: 1 };
  const weightsTransposed = { start: kernel, rowStep: 1, columnStep: inputChannels };
  /** [s, c] */
  const inputOf = (n: number) => ({
    start: input.start + n * input.width,
    rowStep: inputChannels,
    columnStep: 1,
  });

  const forward: LayerPlan['forward'] = (from, to) => {
    const { memory } = kernels();
    for (let n = from; n < to; n++) {
      const image = output.start + n * output.width;
      kernels().multiply(windows, inputOf(n), weightsTransposed, inputCells, inputChannels, windowLength);
      if (bias === undefined) memory.fill(0, image, image + output.width);
      else repeat(memory, image, bias, filters, output.width);
      kernels().fold(image, windows, shape, allChannels);
    }
    activate.forward(from, to);
  };
  if (!outputGradient) return { forward };

  const gradients = sampleGradients(context, windowLength * inputChannels, filters);
  return {
    forward,
    backward(from, to) {
      activate.backward(from, to);
      for (let n = from; n < to; n++) {
        const gradient = outputGradient.start + n * outputGradient.width;
        kernels().unfold(windows, gradient, shape, allChannels);
        kernels().multiply(
          gradients.kernelOf(n),
          windowsTransposed,
          inputOf(n),
          windowLength,
          inputCells,
          inputChannels,
        );
        gradients.computeBias(n, gradient, outputCells);
        if (!inputGradient) continue;
        const image = inputGradient.start + n * inputGradient.width;
        kernels().multiply(image, windowMatrix, weights, inputCells, windowLength, inputChannels);
      }
    },
    ...gradients.plan,
  };
}

/** Fills `length` numbers from `to` on with the same `period` numbers again and again. */
function repeat(memory: Float32Array, to: number, from: number, period: number, length: number): void {
  memory.copyWithin(to, from, from + period);
  for (let filled = period; filled < length; filled *= 2)
    memory.copyWithin(to + filled, to, to + Math.min(filled, length - filled));
}
