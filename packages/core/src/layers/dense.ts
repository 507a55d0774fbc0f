import { checkCount, checkName } from '../arrays/check.js';
import { ArgumentError } from '../arrays/errors.js';
import { activationNames, type ActivationName } from '../reference/activations.js';
import type { BatchProduct, Layer, LayerContext, LayerOptions, LayerPlan, RowBlock, Shape } from './layer.js';
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

/** From this many weights on, workers divide the columns of a product, which takes one more wait for each other. */
const minWeightsOfProduct = 32768;
/** Weights that a call computes with, some 50 µs for 32 samples, where it has at least 16 columns. */
const weightsPerPiece = 32768;

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

  const forwardProduct: BatchProduct = {
    columns: units,
    pieceSize: columnsPerPiece(inputs),
    compute(from, to, { n }) {
      const columns = { ...weights, start: kernel + from };
      const ofBias = bias === undefined ? undefined : bias + from;
      const start = output.start + from;
      kernels().multiply(start, rowsFrom(input, 0), columns, n, inputs, to - from, ofBias, units);
    },
    after: activate.forward,
  };
  const backwardProduct: BatchProduct | undefined = inputGradient && {
    columns: inputs,
    pieceSize: columnsPerPiece(units),
    before: activate.backward,
    compute(from, to, { n }) {
      const columns = { ...weightsTransposed, start: kernel + from * units };
      const start = inputGradient.start + from;
      kernels().multiply(start, rowsFrom(outputGradient, 0), columns, n, units, to - from, undefined, inputs);
    },
  };

  return {
    forward,
    backward(from, to) {
      activate.backward(from, to);
      if (!inputGradient) return;
      const start = inputGradient.start + from * inputs;
      const dOutput = rowsFrom(outputGradient, from);
      kernels().multiply(start, dOutput, weightsTransposed, to - from, units, inputs);
    },
    products:
      inputs * units < minWeightsOfProduct
        ? undefined
        : { forward: forwardProduct, backward: backwardProduct },
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

/** For a product whose columns are that long: a multiple of 16, so that the kernels' tiles are full. */
function columnsPerPiece(length: number): number {
  return 16 * Math.ceil(weightsPerPiece / length / 16);
}
