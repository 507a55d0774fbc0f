import { checkOneShape } from '../reference/shared/checkInputList.js';
import type { Layer, LayerContext, LayerOptions, LayerPlan } from './layer.js';
import { addRows } from './shared/addRows.js';
import { checkLayer } from './shared/checkLayer.js';
import { copyRows } from './shared/copyRows.js';

/**
 * The sum of several inputs of one shape, value by value: `[…shape]` each → `[…shape]`. For `model`, by `apply`.
 *
 * @throws ArgumentError
 */
export function add(options: LayerOptions = {}): Layer {
  return {
    ...checkLayer('add', options, []),
    merges: true,
    outputShape(...inputShapes) {
      checkOneShape('layers.add', inputShapes);
      return [...inputShapes[0]];
    },
    parameters: () => [],
    plan: planAdd,
  };
}

function planAdd({ kernels, inputs, output, outputGradient }: LayerContext): LayerPlan {
  const [first, ...others] = inputs;
  return {
    forward(from, to) {
      if (others.length === 0) return copyRows(kernels().memory, output, first.values, from, to);
      others.forEach(({ values }, i) =>
        addRows(kernels(), output, i === 0 ? first.values : output, values, from, to),
      );
    },
    backward(from, to) {
      if (!outputGradient) return;
      for (const { gradient } of inputs) {
        if (gradient) copyRows(kernels().memory, gradient, outputGradient, from, to);
      }
    },
  };
}
