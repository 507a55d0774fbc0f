import {
  activationNames,
  activations as activationFunctions,
  dense,
  type ActivationName,
} from '@cnn/core/reference';
import { outputsOf, readInput, readModel, weightsOf } from '../../model/readModel.js';
import { sizeOf } from '@cnn/core/steps';
import { toNumbers, type Numbers } from '../../values/numbers.js';
import { readLargeNumbers } from '../../values/readLargeNumbers.js';
import { FigureError } from '../../values/errors/FigureError.js';
import { truncate } from '../../values/errors/quoteValue.js';
import { readList } from '../../values/readList.js';
import type { DenseNetworkMessages } from './messages.js';

/** One layer behind another. Letters: n values before, u units. */
export interface DenseLayer {
  units: number;
  activation?: string;
  /** `[n, u]` */
  kernel?: Numbers;
  /** `[u]` */
  bias?: Numbers;
  /** Values before it, `[n]`. */
  inputs?: ArrayLike<number>;
  /** Of its units, before the activation. */
  sums?: ArrayLike<number>;
  /** What they pass on. */
  values?: ArrayLike<number>;
}

export interface DenseLayers {
  inputs: number;
  /** Their values. */
  values?: ArrayLike<number>;
  layers: DenseLayer[];
}

const maxLayers = 8;
const maxUnits = 1e6;

/** The network that units, or weights, say; with weights and an input it has values. */
export function readDenseLayers(
  units: unknown,
  weights: unknown,
  activations: unknown,
  input: unknown,
): DenseLayers {
  if (weights === undefined || weights === null) {
    const [inputs, ...sizes] = readUnits(units ?? '4 5 3 2');
    const names = readActivations(activations, sizes.length);
    return { inputs, layers: sizes.map((size, i) => ({ units: size, activation: names?.[i] })) };
  }
  const layers = readWeights(weights);
  const names = readActivations(activations, layers.length);
  layers.forEach((layer, i) => (layer.activation = names?.[i] ?? 'linear'));
  const inputs = layers[0].kernel!.shape[0];
  if (input === undefined || input === null) return { inputs, layers };
  const values = readInput(typeof input === 'string' ? readList(input).map(Number) : input, [inputs]);
  let before = values;
  for (const layer of layers) {
    layer.inputs = before.data;
    const sums = sumsOf(layer);
    layer.sums = sums.data;
    before = toNumbers(activationFunctions[layer.activation as ActivationName](sums));
    layer.values = before.data;
  }
  return { inputs, values: values.data, layers };
}

/** The dense layers of a live model; with an input, the values that the model itself computes. */
export async function denseLayersOfModel(given: unknown, input: unknown): Promise<DenseLayers> {
  const model = readModel(given);
  const places = model.layers.flatMap(({ kind }, i) => (kind === 'dense' ? [i] : []));
  if (places.length === 0) throw new FigureError<keyof DenseNetworkMessages>('model', 'noDense');
  const weights = await model.getWeights();
  const isGiven = input !== undefined && input !== null;
  const outputs = isGiven ? await outputsOf(model, readInput(input, model.inputShape)) : undefined;
  const before = (place: number) =>
    outputs && (place > 0 ? outputs[place - 1] : readInput(input, model.inputShape)).data;
  const layers = places.map((place, i): DenseLayer => {
    const [kernel, bias] = weightsOf(model, weights, place);
    const next = places[i + 1];
    const own = model.layers
      .slice(place, next)
      .find(({ activation }) => activation && activation !== 'linear');
    const activation = own?.activation ?? 'linear';
    const layer: DenseLayer = { units: kernel.shape[1], activation, kernel, bias, inputs: before(place) };
    if (outputs) {
      layer.sums = sumsOf(layer).data;
      layer.values = next === undefined ? outputs[outputs.length - 1].data : before(next);
    }
    return layer;
  });
  return { inputs: layers[0].kernel!.shape[0], values: layers[0].inputs, layers };
}

function sumsOf({ inputs, kernel, bias }: DenseLayer) {
  return dense({ data: inputs as Float64Array, shape: [inputs!.length] }, kernel!, bias);
}

function readUnits(given: unknown): number[] {
  const sizes = typeof given === 'string' ? readList(given).map(Number) : given;
  const isFit =
    Array.isArray(sizes) &&
    sizes.length >= 2 &&
    sizes.length <= maxLayers &&
    sizes.every((size) => Number.isInteger(size) && size >= 1 && size <= maxUnits);
  if (!isFit)
    throw new FigureError<keyof DenseNetworkMessages>('units', 'badUnits', { text: truncate(given) });
  return sizes as number[];
}

function readActivations(given: unknown, count: number): string[] | undefined {
  if (given === undefined || given === null) return undefined;
  const names = typeof given === 'string' ? readList(given) : given;
  const isFit =
    Array.isArray(names) && names.length === count && names.every((name) => activationNames.includes(name));
  if (!isFit)
    throw new FigureError<keyof DenseNetworkMessages>('activations', 'badActivations', {
      count,
      text: truncate(given),
    });
  return names as string[];
}

function readWeights(given: unknown): DenseLayer[] {
  const list = typeof given === 'string' ? parseJson(given) : given;
  const refuse = (): never => {
    throw new FigureError<keyof DenseNetworkMessages>('weights', 'badWeights');
  };
  if (!Array.isArray(list) || list.length < 2 || list.length % 2 > 0 || list.length >= 2 * maxLayers)
    refuse();
  const layers: DenseLayer[] = [];
  for (let i = 0; i < (list as unknown[]).length; i += 2) {
    const kernel = readLargeNumbers((list as unknown[])[i], 'weights', [2]);
    const bias = readLargeNumbers((list as unknown[])[i + 1], 'weights', [1]);
    const [inputs, units] = kernel.shape;
    if (sizeOf(bias.shape) !== units || (i > 0 && layers[i / 2 - 1].units !== inputs)) refuse();
    layers.push({ units, kernel, bias });
  }
  return layers;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new FigureError<keyof DenseNetworkMessages>('weights', 'badWeights');
  }
}
