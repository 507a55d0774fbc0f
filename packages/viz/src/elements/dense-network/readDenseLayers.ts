import {
  activationNames,
  activations as activationFunctions,
  type ActivationName,
} from '@cnn/core/reference';
import { sizeOf } from '@cnn/core/steps';
import { readInput } from '../../model/readModel.js';
import { FigureError } from '../../values/errors/FigureError.js';
import { truncate } from '../../values/errors/quoteValue.js';
import { toNumbers } from '../../values/numbers.js';
import { readLargeNumbers } from '../../values/readLargeNumbers.js';
import { readList } from '../../values/readList.js';
import { sumsOf, type DenseLayer, type DenseLayers } from './denseLayers.js';
import type { DenseNetworkMessages } from './messages.js';

const maxLayers = 8;
const maxUnits = 1e6;

/** The values of the properties of `<dense-network>`. */
interface Properties {
  units?: unknown;
  weights?: unknown;
  activations?: unknown;
  input?: unknown;
}

/** The layers that the properties give: their units alone, or with weights and, from an input, values. */
export function readDenseLayers({ units, weights, activations, input }: Properties): DenseLayers {
  if (isMissing(weights)) {
    const [inputCount, ...counts] = readUnits(units ?? '4 5 3 2');
    const names = readActivations(activations, counts.length);
    return { inputCount, layers: counts.map((count, i) => ({ units: count, activation: names?.[i] })) };
  }
  const layers = readWeights(weights);
  const names = readActivations(activations, layers.length);
  layers.forEach((layer, i) => (layer.activation = names?.[i] ?? 'linear'));
  const [inputCount] = layers[0].kernel!.shape;
  if (isMissing(input)) return { inputCount, layers };
  const inputs = readInput(typeof input === 'string' ? readList(input).map(Number) : input, [inputCount]);
  let current = inputs;
  for (const layer of layers) {
    layer.inputs = current;
    layer.sums = sumsOf(current, layer.kernel!, layer.bias);
    layer.outputs = current = toNumbers(activationFunctions[layer.activation as ActivationName](layer.sums));
  }
  return { inputCount, inputs, layers };
}

const isMissing = (value: unknown): boolean => value === undefined || value === null;

function readUnits(value: unknown): number[] {
  const counts = typeof value === 'string' ? readList(value).map(Number) : value;
  const isValid =
    Array.isArray(counts) &&
    counts.length >= 2 &&
    counts.length <= maxLayers &&
    counts.every((count) => Number.isInteger(count) && count >= 1 && count <= maxUnits);
  if (!isValid) {
    throw new FigureError<keyof DenseNetworkMessages>('units', 'badUnits', { text: truncate(value) });
  }
  return counts as number[];
}

function readActivations(value: unknown, count: number): ActivationName[] | undefined {
  if (isMissing(value)) return undefined;
  const names = typeof value === 'string' ? readList(value) : value;
  const isValid =
    Array.isArray(names) && names.length === count && names.every((name) => activationNames.includes(name));
  if (!isValid) {
    const values = { count, text: truncate(value) };
    throw new FigureError<keyof DenseNetworkMessages>('activations', 'badActivations', values);
  }
  return names as ActivationName[];
}

/** Layers from `[kernel, bias, kernel, bias, …]` or its JSON. */
function readWeights(value: unknown): DenseLayer[] {
  const list = typeof value === 'string' ? parseJson(value) : value;
  if (!Array.isArray(list) || list.length < 2 || list.length % 2 > 0 || list.length >= 2 * maxLayers) {
    throw badWeights();
  }
  const layers: DenseLayer[] = [];
  for (let i = 0; i < list.length; i += 2) {
    const kernel = readLargeNumbers(list[i], 'weights', [2]);
    const bias = readLargeNumbers(list[i + 1], 'weights', [1]);
    const [inputs, units] = kernel.shape;
    if (sizeOf(bias.shape) !== units || (i > 0 && layers[i / 2 - 1].units !== inputs)) throw badWeights();
    layers.push({ units, kernel, bias });
  }
  return layers;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw badWeights();
  }
}

const badWeights = () => new FigureError<keyof DenseNetworkMessages>('weights', 'badWeights');
