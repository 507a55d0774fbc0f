import { dropoutMask, sizeOf } from '@cnn/core/steps';
import { activations, dense, dropout } from '@cnn/core/reference';
import { toNumbers, type Numbers } from '../../../values/numbers.js';
import type { DiagramLayer } from './diagramNetwork.js';
import { isActivation } from './parseLayerText.js';

/** The masks of a training step, one per dropout layer by its index: the same that training itself draws. */
export function masksOf(
  layers: readonly DiagramLayer[],
  seed: number,
  step: number,
): Map<number, Float32Array> {
  const masks = new Map<number, Float32Array>();
  layers.forEach(({ kind, options, outputShape }, layer) => {
    if (kind !== 'dropout') return;
    const key = { seed, step, sample: 0, layer };
    masks.set(layer, dropoutMask(sizeOf(outputShape), options.rate as number, key));
  });
  return masks;
}

/**
 * The output of every layer in training. Up to the first dropout it is that of testing; from there it is computed
 * again. After a layer other than dropout, dense and activation there is none.
 *
 * @param values in testing: the input, then the output of every layer
 */
export function trainingPass(
  layers: readonly DiagramLayer[],
  values: readonly (Numbers | undefined)[],
  masks: ReadonlyMap<number, Float32Array>,
  weightsOf: (layer: number) => readonly Numbers[],
): (Numbers | undefined)[] {
  const firstDropout = layers.findIndex(({ kind }) => kind === 'dropout');
  let current = values[firstDropout];
  return layers.map((layer, i) => {
    if (i < firstDropout) return values[i + 1];
    current = current && outputOf(layer, current, masks.get(i), () => weightsOf(i));
    return current;
  });
}

function outputOf(
  { kind, options, activation = 'linear' }: DiagramLayer,
  input: Numbers,
  mask: Float32Array | undefined,
  weights: () => readonly Numbers[],
): Numbers | undefined {
  if (kind === 'dropout' && mask) {
    return toNumbers(dropout(input, { data: mask, shape: input.shape }, options.rate as number));
  }
  if (!isActivation(activation)) return undefined;
  const activate = activations[activation];
  if (kind === 'activation') return toNumbers(activate(input));
  const [kernel, bias] = kind === 'dense' ? weights() : [];
  return kernel && toNumbers(activate(dense(input, kernel, bias)));
}
