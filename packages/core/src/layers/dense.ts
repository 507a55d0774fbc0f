import { checkCount, checkName, checkOptions } from '../arrays/check.js';
import { ArgumentError } from '../arrays/errors.js';
import type { ActivationName } from '../reference/activations.js';
import { activationPlan, layerActivationNames } from './shared/activationPlan.js';
import { checkInputShape } from './shared/checkInputShape.js';
import { kernelAndBias, type KernelOptions } from './shared/kernelAndBias.js';
import type { Layer, LayerContext, LayerPlan, Shape } from './layer.js';

/** The neurons of a fully connected layer, and what they end with. */
export interface DenseOptions extends KernelOptions {
  /** Number of neurons, each giving one output. */
  units: number;
  /** Default `linear`. */
  activation?: ActivationName;
  /** `[in]`, on the first layer of a model. */
  inputShape?: Shape;
}

const name = 'layers.dense';

/**
 * A fully connected layer: each unit adds up all inputs times its weights. `[in]` → `[units]`.
 *
 * @throws ArgumentError
 */
export function dense(options: DenseOptions): Layer {
  checkOptions(name, options, [
    'units',
    'activation',
    'useBias',
    'kernelInitializer',
    'biasInitializer',
    'inputShape',
  ]);
  const units = checkCount(name, 'units', options.units);
  const { activation = 'linear' } = options;
  checkName(name, 'activation', activation, layerActivationNames);
  const weights = kernelAndBias(name, options);

  return {
    kind: 'dense',
    options: { ...options },
    inputShape: checkInputShape(name, options.inputShape),
    activation,
    outputShape(inputShape) {
      if (inputShape.length !== 1) {
        throw new ArgumentError(name, 'input', 'be flat, [in] (flatten() comes before)', inputShape);
      }
      return [units];
    },
    parameters: ([inputs]) => weights([inputs, units], units, units),
    plan: (context) => planDense(context, context.inputShape[0], units, activation),
  };
}

function planDense(
  context: LayerContext,
  inputs: number,
  units: number,
  activation: ActivationName,
): LayerPlan {
  const { kernels, input, inputGradient, output, outputGradient } = context;
  const [kernel, bias] = context.parameters;
  const activate = activationPlan(activation, context);
  const rowsOf = ({ start, width }: { start: number; width: number }, from: number) => ({
    start: start + from * width,
    rowStep: width,
    columnStep: 1,
  });

  const forward: LayerPlan['forward'] = (from, to) => {
    const weights = { start: kernel, rowStep: units, columnStep: 1 };
    const start = output.start + from * units;
    kernels().multiply(start, rowsOf(input, from), weights, to - from, inputs, units, bias);
    activate.forward(from, to);
  };
  if (!outputGradient) return { forward };

  return {
    forward,
    backward(from, to) {
      activate.backward(from, to);
      if (!inputGradient) return;
      const transposed = { start: kernel, rowStep: 1, columnStep: units };
      const start = inputGradient.start + from * inputs;
      kernels().multiply(start, rowsOf(outputGradient, from), transposed, to - from, units, inputs);
    },
    shared: [input, outputGradient],
    parameterGradient(parameter, n, from, to) {
      const gradient = context.parameterGradients[parameter];
      if (parameter === 1) return kernels().sumRows(gradient, outputGradient.start, n, units, from, to);
      const transposed = { start: input.start + from, rowStep: 1, columnStep: inputs };
      kernels().multiply(gradient + from * units, transposed, rowsOf(outputGradient, 0), to - from, n, units);
    },
  };
}
