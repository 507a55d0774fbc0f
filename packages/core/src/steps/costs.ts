import { checkCount, checkFlag, checkOptions, checkShape } from '../arrays/check.js';
import { sizeOf } from '../arrays/view.js';
import { convCosts, type ConvOperation } from './convCosts.js';
import { deriveCosts, type Costs } from './deriveCosts.js';
import { checkLayerList, layerWindow, type LayerShape } from './layerWindow.js';
import { shapesThrough } from '../layers/shapesThrough.js';
import { poolCosts, type PoolOperation } from './poolCosts.js';

/** A convolution, a pooling or a fully connected layer, over one sample. */
export type Operation =
  ConvOperation | PoolOperation | { inputShape: readonly number[]; units: number; useBias?: boolean };

/** What a model costs over one sample. */
export interface ModelCosts {
  /** One a layer, with its kind and the shape behind it. */
  layers: (Costs & { kind: string; outputShape: number[] })[];
  /** Of all layers together; input and output are those of the model. */
  total: Costs;
}

/**
 * What an operation costs, and how much smaller its output is.
 *
 * @param operation with `inputShape` `[h, w] | [h, w, c]`; any shape for `units`
 * @throws ArgumentError
 */
export function costs(operation: Operation): Costs;
/**
 * What each layer of a model costs for one sample, and all of them together.
 *
 * @param model a model, or its layers
 * @param inputShape default that of the first layer
 * @throws ArgumentError
 */
export function costs(
  model: readonly LayerShape[] | { layers: readonly LayerShape[] },
  inputShape?: readonly number[],
): ModelCosts;
export function costs(
  given: Operation | readonly LayerShape[] | { layers: readonly LayerShape[] },
  inputShape?: readonly number[],
): Costs | ModelCosts {
  if (isList(given)) return modelCosts(given, inputShape);
  if (typeof given === 'object' && given !== null && 'layers' in given)
    return modelCosts(given.layers, inputShape);
  return operationCosts(given);
}

function isList(given: object): given is readonly LayerShape[] {
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
    return deriveCosts(1, inputs * units, inputs * units + biases, inputs, units);
  }
  return 'poolSize' in operation ? poolCosts(operation) : convCosts(operation);
}

function modelCosts(layers: readonly LayerShape[], given: readonly number[] | undefined): ModelCosts {
  checkLayerList('costs', layers);
  const shapes = shapesThrough(layers, checkShape('costs', 'inputShape', given ?? layers[0]?.inputShape));
  const each = layers.map((layer, i) => ({
    ...layerCosts(layer, shapes[i], shapes[i + 1]),
    kind: layer.kind,
    outputShape: [...shapes[i + 1]],
  }));
  const sum = (figure: keyof Costs) => each.reduce((total, layer) => total + layer[figure], 0);
  const total = deriveCosts(
    sum('positions'),
    sum('multiplications'),
    sum('parameters'),
    sizeOf(shapes[0]),
    sizeOf(shapes[layers.length]),
  );
  return { layers: each, total: { ...total, bytes: sum('bytes') } };
}

function layerCosts(layer: LayerShape, inputShape: readonly number[], outputShape: readonly number[]): Costs {
  const parameters = layer.parameters(inputShape);
  const weights = sizeOf(parameters.find(({ name }) => name === 'kernel')?.shape ?? [0]);
  const window = layerWindow('costs', layer, inputShape);
  const positions = window ? window.rows.output * window.columns.output : layer.kind === 'dense' ? 1 : 0;
  const scaled = layer.kind === 'batchNormalization' ? sizeOf(outputShape) : 0;
  return deriveCosts(
    positions,
    positions * weights + scaled,
    parameters.reduce((count, { shape }) => count + sizeOf(shape), 0),
    sizeOf(inputShape),
    sizeOf(outputShape),
  );
}
