import { kerasName } from '@cnn/core/steps';
import type { ModelLike } from '../../model/ModelLike.js';
import { outputsOf, readInput, readRowModel, weightsOf } from '../../model/readModel.js';
import { FigureError } from '../../values/errors/FigureError.js';
import type { Numbers } from '../../values/numbers.js';
import { sumsOf, type DenseLayer, type DenseLayers } from './denseLayers.js';
import type { DenseNetworkMessages } from './messages.js';

/** The dense layers of a live model; with an input also the values that the model computes. Throws at once what is bad. */
export function modelDenseLayers(value: unknown, input: unknown): Promise<DenseLayers> {
  const model = readRowModel(value);
  const indices = model.layers.flatMap(({ kind }, i) => (kind === 'dense' ? [i] : []));
  if (indices.length === 0) throw new FigureError<keyof DenseNetworkMessages>('model', 'noDense');
  const hasInput = input !== undefined && input !== null;
  return ask(model, indices, hasInput ? readInput(input, model.inputShape) : undefined);
}

async function ask(model: ModelLike, indices: readonly number[], input?: Numbers): Promise<DenseLayers> {
  const weights = await model.getWeights();
  // The input, then the output of every layer.
  const values = input && [input, ...(await outputsOf(model, input))];
  const layers = indices.map((index, i): DenseLayer => {
    const [kernel, bias] = weightsOf(model, weights, index);
    // Up to the next dense layer, so that the outputs are its inputs.
    const end = indices[i + 1] ?? model.layers.length;
    const inputs = values?.[index];
    return {
      units: kernel.shape[1],
      activation: activationOf(model.layers.slice(index, end)),
      kernel,
      bias,
      inputs,
      sums: inputs && sumsOf(inputs, kernel, bias),
      outputs: values?.[end],
    };
  });
  return { inputCount: layers[0].kernel!.shape[0], inputs: layers[0].inputs, layers };
}

/** The first activation of a dense layer and those after it, other than linear; of layers that are one, their name. */
function activationOf(layers: ModelLike['layers']): string {
  for (const { kind, activation = 'linear' } of layers) {
    if (activation !== 'linear') return activation;
    if (kind === 'leakyReLU' || kind === 'prelu') return kerasName(kind);
  }
  return 'linear';
}
