import { checkCount } from '../arrays/check.js';
import { sizeOf } from '../arrays/view.js';
import type { WindowGeometry } from '../arrays/window.js';
import { windowGeometry } from '../arrays/windowGeometry.js';
import type { InitializerConfig } from '../learning/initializers/registry.js';
import type { RegularizerOption } from '../learning/regularizers/registry.js';
import type { ActivationName } from '../reference/activations.js';
import type { Layer, LayerContext, LayerPlan } from './layer.js';
import { checkImage } from './shared/checkImage.js';
import { checkLayer } from './shared/checkLayer.js';
import {
  checkDepthwiseOptions,
  depthwiseOptionNames,
  type DepthwiseOptions,
} from './shared/depthwiseOptions.js';
import { learntParameter } from './shared/learntParameter.js';
import { planConv2d } from './shared/planConv2d.js';
import { planDepthwise } from './shared/planDepthwise.js';

/** The filters of a separable convolution, and how those of the channels slide over the image. */
export interface SeparableConv2dOptions extends DepthwiseOptions {
  /** Number of output channels; a whole number from 1. */
  filters: number;
  /** Default `glorotUniform`. */
  pointwiseInitializer?: InitializerConfig;
  /** What the weights that mix the channels add to the loss. Default nothing. */
  pointwiseRegularizer?: RegularizerOption;
}

const name = 'layers.separableConv2d';

/**
 * Convolution of each channel alone, whose results are then mixed pixel by pixel, as the function `separableConv2d` does.
 * `[h, w, c]` → `[oh, ow, filters]`, with m = `depthMultiplier`, the depthwiseKernel `[kh, kw, c, m]`, the pointwiseKernel
 * `[1, 1, c·m, filters]` and the bias `[filters]`.
 *
 * @throws ArgumentError
 */
export function separableConv2d(given: SeparableConv2dOptions): Layer {
  const ownOptionNames = ['filters', 'pointwiseInitializer', 'pointwiseRegularizer'];
  const layer = checkLayer('separableConv2d', given, [...ownOptionNames, ...depthwiseOptionNames]);
  const filters = checkCount(name, 'filters', given.filters);
  const options = checkDepthwiseOptions(name, 'depthwiseKernel', { ...given });
  const { depthMultiplier, activation, geometryOf } = options;
  const pointwise = learntParameter(name, 'pointwiseKernel', 'pointwise', given, 'glorotUniform');
  return {
    ...layer,
    activation,
    outputShape(inputShape) {
      checkImage(name, inputShape);
      const { rows, columns } = geometryOf(inputShape);
      return [rows.output, columns.output, filters];
    },
    parameters: ([, , channels]) => [
      options.kernel(channels),
      pointwise([1, 1, channels * depthMultiplier, filters], 1),
      ...options.biases(filters),
    ],
    plan: (context) => planSeparable(context, depthMultiplier, geometryOf(context.inputShape), activation),
  };
}

/** A depthwise convolution, then one with filters of one cell. */
function planSeparable(
  context: LayerContext,
  depthMultiplier: number,
  geometry: WindowGeometry,
  activation: ActivationName,
): LayerPlan {
  const { outputGradient, inputShape, outputShape } = context;
  const [, , channels] = inputShape;
  const [rows, columns, filters] = outputShape;
  const betweenShape = [rows, columns, channels * depthMultiplier];
  const between = context.perSample(sizeOf(betweenShape));
  const betweenGradient = outputGradient && context.perSample(between.width);
  const depthwise = planDepthwise(
    {
      ...context,
      outputShape: betweenShape,
      output: between,
      outputGradient: betweenGradient,
      parameters: context.parameters.slice(0, 1),
      parameterGradients: context.parameterGradients.slice(0, 1),
    },
    { depthMultiplier, geometry, activation: 'linear' },
  );
  const pointwise = planConv2d(
    {
      ...context,
      inputShape: betweenShape,
      input: between,
      inputGradient: betweenGradient,
      parameters: context.parameters.slice(1),
      parameterGradients: context.parameterGradients.slice(1),
    },
    { filters, groups: 1, geometry: windowGeometry(name, [rows, columns], [1, 1]), activation },
  );
  const forward: LayerPlan['forward'] = (from, to, pass) => {
    depthwise.forward(from, to, pass);
    pointwise.forward(from, to, pass);
  };
  if (!outputGradient) return { forward };
  return {
    forward,
    backward(from, to, pass) {
      pointwise.backward!(from, to, pass);
      depthwise.backward!(from, to, pass);
    },
    shared: [...depthwise.shared!, ...pointwise.shared!],
    parameterGradient(parameter, n, from, to) {
      if (parameter === 0) depthwise.parameterGradient!(0, n, from, to);
      else pointwise.parameterGradient!(parameter - 1, n, from, to);
    },
  };
}
