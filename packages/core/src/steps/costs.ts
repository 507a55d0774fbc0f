import { checkCount, checkFlag, checkOptions, checkShape } from '../arrays/check.js';
import { sizeOf } from '../arrays/view.js';
import { convCosts, type ConvOperation } from './convCosts.js';
import { deriveCosts, type Costs } from './deriveCosts.js';
import { checkLayerList, layerWindow, type LayerInfo } from './layerWindow.js';
import { shapesThrough } from '../layers/shapesThrough.js';
import { poolCosts, type PoolOperation } from './poolCosts.js';

/** A convolution, a pooling or a fully connected layer, for one sample; `units` is the number of its outputs. */
export type Operation =
  ConvOperation | PoolOperation | { inputShape: readonly number[]; units: number; useBias?: boolean };

/** What a model costs for one sample. */
export interface ModelCosts {
  /** One per layer, with its kind and the shape of its output. */
  layers: (Costs & { kind: string; outputShape: number[] })[];
  /** The sums over all layers; input and output are those of the model. */
  total: Costs;
}

/**
 * The costs of an operation for one sample: multiplications, parameters, bytes, and how much smaller its output is.
 *
 * @param operation a convolution with `inputShape` and `kernelSize`, a pooling with `inputShape` and `poolSize`, or a
 *   fully connected layer with `inputShape` and `units`; `inputShape` is `[h, w] | [h, w, c]`, for the last any shape
 * @throws ArgumentError
 */
export function costs(operation: Operation): Costs;
/**
 * The costs of each layer of a model for one sample, and of all layers together.
 *
 * @param model a model, or its layers
 * @param inputShape shape of one sample, default that of the first layer
 * @throws ArgumentError
 */
export function costs(
  model: readonly LayerInfo[] | { layers: readonly LayerInfo[] },
  inputShape?: readonly number[],
): ModelCosts;
export function costs(
  given: Operation | readonly LayerInfo[] | { layers: readonly LayerInfo[] },
  inputShape?: readonly number[],
): Costs | ModelCosts {
  if (isList(given)) return modelCosts(given, inputShape);
  if (typeof given === 'object' && given !== null && 'layers' in given) {
    return modelCosts(given.layers, inputShape);
  }
  return operationCosts(given);
}

function isList(given: object): given is readonly LayerInfo[] {
  return Array.isArray(given);
}

function operationCosts(operation: Operation): Costs {
  const shape = checkShape('costs', 'inputShape', operation?.inputShape);
  if ('units' in operation) {
    checkOptions('costs', operation, ['inputShape', 'units', 'useBias']);
    const { useBias = true } = operation;
    const inputs = sizeOf(shape);
    const units = checkCount('costs', 'units', operation.units);
    const biases = checkFlag('costs', 'useBias', useBias) ? units : 0;
    return deriveCosts({
      positions: 1,
      multiplications: inputs * units,
      parameters: inputs * units + biases,
      inputValues: inputs,
      outputValues: units,
    });
  }
  return 'poolSize' in operation ? poolCosts(operation) : convCosts(operation);
}

function modelCosts(layers: readonly LayerInfo[], inputShape: readonly number[] | undefined): ModelCosts {
  checkLayerList('costs', layers);
  const shapes = shapesThrough(
    layers,
    checkShape('costs', 'inputShape', inputShape ?? layers[0]?.inputShape),
  );
  const each = layers.map((layer, i) => ({
    ...layerCosts(layer, shapes[i], shapes[i + 1]),
    kind: layer.kind,
    outputShape: [...shapes[i + 1]],
  }));
  const sum = (name: keyof Costs) => each.reduce((total, layer) => total + layer[name], 0);
  const total = deriveCosts({
    positions: sum('positions'),
    multiplications: sum('multiplications'),
    parameters: sum('parameters'),
    inputValues: sizeOf(shapes[0]),
    outputValues: sizeOf(shapes[layers.length]),
  });
  return { layers: each, total: { ...total, bytes: sum('bytes') } };
}

function layerCosts(layer: LayerInfo, inputShape: readonly number[], outputShape: readonly number[]): Costs {
  const parameters = layer.parameters(inputShape);
  const weights = parameters
    .filter(({ name }) => /kernel$/i.test(name))
    .reduce((count, { shape }) => count + sizeOf(shape), 0);
  const window = layerWindow('costs', layer, inputShape);
  const positions = window ? window.rows.output * window.columns.output : layer.kind === 'dense' ? 1 : 0;
  const isNormalization = layer.kind === 'batchNormalization' || layer.kind === 'layerNormalization';
  const scaled = isNormalization ? sizeOf(outputShape) : 0;
  return deriveCosts({
    positions,
    multiplications: positions * weights + scaled,
    parameters: parameters.reduce((count, { shape }) => count + sizeOf(shape), 0),
    inputValues: sizeOf(inputShape),
    outputValues: sizeOf(outputShape),
  });
}
