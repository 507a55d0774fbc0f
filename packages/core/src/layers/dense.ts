import { checkCount, checkName } from '../arrays/check.js';
import { ArgumentError } from '../arrays/errors.js';
import { activationNames, type ActivationName } from '../reference/activations.js';
import type { Layer, LayerContext, LayerOptions, LayerPlan, RowBlock, Shape } from './layer.js';
import { activationPlan } from './shared/activationPlan.js';
import { checkLayer } from './shared/checkLayer.js';
import { kernelAndBias, kernelOptionNames, type KernelAndBiasOptions } from './shared/kernelAndBias.js';

/** The units of a fully connected layer. */
export interface DenseOptions extends LayerOptions, KernelAndBiasOptions {
  /** Number of units, each giving one output; a whole number from 1. */
  units: number;
  /** Applied to the output. Default `linear`. */
  activation?: ActivationName;
  /** `[in]`, required on the first layer of a model. */
  inputShape?: Shape;
}

const name = 'layers.dense';

/**
 * A fully connected layer: each unit adds up all inputs times its weights, and its bias. `[in]` → `[units]`, with the
 * kernel `[in, units]` and the bias `[units]`.
 *
 * @throws ArgumentError
 */
export function dense(options: DenseOptions): Layer {
  const layer = checkLayer('dense', options, ['units', 'activation', ...kernelOptionNames]);
  const units = checkCount(name, 'units', options.units);
  const { activation = 'linear' } = options;
  checkName(name, 'activation', activation, activationNames);
  const listParameters = kernelAndBias(name, options);

  return {
    ...layer,
    activation,
    outputShape(inputShape) {
      if (inputShape.length !== 1) {
        throw new ArgumentError(name, 'input', 'be flat, [in] (flatten() comes before)', inputShape);
      }
      return [units];
    },
    parameters: ([inputs]) => listParameters([inputs, units], units, units),
    plan: (context) => planDense(context, context.inputShape[0], units, activation),
  };
}

/** The whole batch as one matrix product. Letters: n samples, in inputs, u units. */
function planDense(
  context: LayerContext,
  inputs: number,
  units: number,
  activation: ActivationName,
): LayerPlan {
  const { kernels, input, inputGradient, output, outputGradient } = context;
  const [kernel, bias] = context.parameters;
  const activate = activationPlan(activation, context);
  // [in, u] and its transpose.
  const weights = { start: kernel, rowStep: units, columnStep: 1 };
  const weightsTransposed = { start: kernel, rowStep: 1, columnStep: units };
  const rowsFrom = ({ start, width }: RowBlock, from: number) => ({
    start: start + from * width,
    rowStep: width,
    columnStep: 1,
  });

  const forward: LayerPlan['forward'] = (from, to) => {
    const start = output.start + from * units;
    kernels().multiply(start, rowsFrom(input, from), weights, to - from, inputs, units, bias);
    activate.forward(from, to);
  };
  if (!outputGradient) return { forward };

  return {
    forward,
    backward(from, to) {
      activate.backward(from, to);
      if (!inputGradient) return;
      const start = inputGradient.start + from * inputs;
      const dOutput = rowsFrom(outputGradient, from);
      kernels().multiply(start, dOutput, weightsTransposed, to - from, units, inputs);
    },
    shared: [input, outputGradient],
    parameterGradient(parameter, n, from, to) {
      const gradient = context.parameterGradients[parameter];
      if (parameter === 1) return kernels().sumRows(gradient, outputGradient.start, n, units, from, to);
      const inputTransposed = { start: input.start + from, rowStep: 1, columnStep: inputs };
      const dOutput = rowsFrom(outputGradient, 0);
      kernels().multiply(gradient + from * units, inputTransposed, dOutput, to - from, n, units);
    },
  };
}
