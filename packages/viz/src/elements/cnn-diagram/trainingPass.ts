import { dropoutMask } from '@cnn/core/steps';
import {
  dense,
  dropout,
  elu,
  gelu,
  leakyRelu,
  linear,
  relu,
  selu,
  sigmoid,
  softmax,
  softplus,
  tanh,
} from '@cnn/core/reference';
import type { Numbers } from '../../values/readLargeNumbers.js';
import type { DiagramLayer } from './diagramNetwork.js';

const activations = new Map(
  Object.entries({ elu, gelu, leakyRelu, linear, relu, selu, sigmoid, softmax, softplus, tanh }),
);

/** The masks of a training step, one for each dropout layer, by the layer's place: those that training itself draws. */
export function masksOf(
  layers: readonly DiagramLayer[],
  seed: number,
  step: number,
): Map<number, Float32Array> {
  const masks = new Map<number, Float32Array>();
  layers.forEach(({ kind, options, outputShape }, layer) => {
    if (kind !== 'dropout') return;
    const width = outputShape.reduce((size, length) => size * length, 1);
    masks.set(layer, dropoutMask(width, options.rate as number, { seed, step, sample: 0, layer }));
  });
  return masks;
}

/**
 * The values behind every layer in training, of those of the input and behind every layer in testing: as in testing up to the first dropout, from there computed anew.
 * Behind a layer that is none of the usual ones after dropout there are none.
 */
export function trainingPass(
  layers: readonly DiagramLayer[],
  values: readonly (Numbers | undefined)[],
  masks: ReadonlyMap<number, Float32Array>,
  weightsOf: (layer: number) => readonly Numbers[],
): (Numbers | undefined)[] {
  const first = layers.findIndex(({ kind }) => kind === 'dropout');
  let before = values[first];
  return layers.map((layer, i) => {
    if (i < first) return values[i + 1];
    before = before && behind(layer, before, masks.get(i), () => weightsOf(i));
    return before;
  });
}

function behind(
  { kind, options, activation = 'linear' }: DiagramLayer,
  input: Numbers,
  mask: Float32Array | undefined,
  weights: () => readonly Numbers[],
): Numbers | undefined {
  if (kind === 'dropout' && mask) {
    return dropout(input, { data: mask, shape: input.shape }, options.rate as number);
  }
  const apply = activations.get(activation);
  if (!apply) return undefined;
  if (kind === 'activation') return apply(input);
  const [kernel, bias] = kind === 'dense' ? weights() : [];
  return kernel && apply(dense(input, kernel, bias));
}
