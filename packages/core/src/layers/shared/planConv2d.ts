// The convolution as a matrix product: the image is read as the matrix of its windows, one row per position.
// Letters: n samples, oh×ow positions, kh×kw×d numbers in the window of a group of filters.
import { sizeOf } from '../../arrays/view.js';
import type { WindowGeometry } from '../../arrays/window.js';
import type { FilterGroup } from '../../kernels/kernels.js';
import type { ActivationName } from '../../reference/activations.js';
import type { LayerContext, LayerPlan, SparseGradient } from '../layer.js';
import { activationPlan, type ActivationPlan } from './activationPlan.js';
import { inputGradientOf } from './inputGradient.js';
import { paddedImages, type PaddedImages } from './paddedImages.js';
import { planDepthwise } from './planDepthwise.js';
import { sampleGradients } from './sampleGradients.js';

/** The options of a convolution, checked. */
export interface Convolution {
  filters: number;
  groups: number;
  geometry: WindowGeometry;
  activation: ActivationName;
}

export function planConv2d(context: LayerContext, convolution: Convolution): LayerPlan {
  const { kernels, output, outputGradient, sparseGradient } = context;
  const { groups, filters } = convolution;
  if (groups > 1 && groups === context.inputShape[2]) {
    return planDepthwise(context, { ...convolution, depthMultiplier: filters / groups });
  }
  const [kernel, bias] = context.parameters;
  const padded = paddedImages(context, convolution.geometry);
  const filterGroups = Array.from({ length: groups }, (_, group): FilterGroup => {
    const depth = context.inputShape[2] / groups;
    const count = filters / groups;
    return { firstChannel: group * depth, depth, firstFilter: group * count, count, filters };
  });
  const activate = activationPlan(convolution.activation, context);
  const plan: LayerPlan = {
    forward(from, to) {
      for (let n = from; n < to; n++) {
        const image = padded.imageOf(n);
        const result = output.start + n * output.width;
        for (const group of filterGroups) {
          kernels().convolve(result, image, kernel, bias, padded.shape, group);
        }
      }
      activate.forward(from, to);
    },
  };
  if (sparseGradient) return { ...plan, ...sparseBackward(context, convolution, padded, sparseGradient) };
  if (!outputGradient) return plan;
  return { ...plan, ...fullGradientBackward(context, convolution, padded, filterGroups, activate) };
}

/** From the gradient of all output values. */
function fullGradientBackward(
  context: LayerContext,
  { geometry, filters }: Convolution,
  padded: PaddedImages,
  filterGroups: readonly FilterGroup[],
  activate: ActivationPlan,
): Omit<LayerPlan, 'forward'> {
  const { kernels, inputGradient } = context;
  const outputGradient = context.outputGradient!;
  const positions = geometry.rows.output * geometry.columns.output;
  const kernelLength = sizeOf([
    geometry.rows.kernel,
    geometry.columns.kernel,
    filterGroups[0].depth,
    filters,
  ]);
  const gradients = sampleGradients(context, kernelLength, filters);
  const computeInputGradient =
    inputGradient && inputGradientOf(context, geometry, filterGroups, inputGradient);
  return {
    backward(from, to) {
      activate.backward(from, to);
      for (let n = from; n < to; n++) {
        const gradient = outputGradient.start + n * outputGradient.width;
        const image = padded.imageOf(n);
        for (const group of filterGroups) {
          kernels().filterGradient(gradients.kernelOf(n), image, gradient, padded.shape, group);
        }
        gradients.computeBias(n, gradient, positions);
      }
      computeInputGradient?.(from, to);
    },
    ...gradients.plan,
  };
}

/** From the gradient at the argmax cells of the max pooling that follows; for one group of filters. */
function sparseBackward(
  context: LayerContext,
  { geometry, filters, activation }: Convolution,
  padded: PaddedImages,
  { values, gradient, cells }: SparseGradient,
): Omit<LayerPlan, 'forward'> {
  const { kernels } = context;
  const [height, width] = [geometry.rows.kernel, geometry.columns.kernel];
  // These activations pass a gradient on by the output alone, which for these cells is the pooling's.
  const activate = activationPlan(activation, { ...context, output: values, outputGradient: gradient });
  const gradients = sampleGradients(context, height * width * context.inputShape[2] * filters, filters);
  const table = context.scratch(geometry.rows.output * geometry.columns.output);
  const count = values.width / filters;
  return {
    backward(from, to) {
      activate.backward(from, to);
      for (let n = from; n < to; n++) {
        const image = padded.imageOf(n);
        const ofValues = gradient.start + n * gradient.width;
        const ofCells = cells.start + n * cells.width;
        kernels().sparseFilterGradient(
          gradients.kernelOf(n),
          image,
          ofValues,
          ofCells,
          count,
          table,
          padded.shape,
          filters,
        );
        gradients.computeBias(n, ofValues, count);
      }
    },
    ...gradients.plan,
  };
}
