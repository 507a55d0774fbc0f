import { checkCount, checkFlag, checkOptions, checkShape } from '../check.js';
import { ArgumentError } from '../errors.js';
import { checkGroups } from '../reference/checkConv.js';
import { poolGeometry, poolOptionNames } from '../reference/pool2d.js';
import { sizeOf } from '../view.js';
import { toPair, windowGeometry, type Padding, type Pair, type WindowOptions } from '../window.js';
import { checkLayerList, layerWindow, shapesThrough, type LayerShape } from './layerWindow.js';

/** A convolution, a pooling or a fully connected layer, over one sample. */
export type Operation =
  | ({
      inputShape: readonly number[];
      kernelSize: Pair;
      filters?: number;
      groups?: number;
      useBias?: boolean;
    } & WindowOptions)
  | { inputShape: readonly number[]; poolSize: Pair; strides?: Pair; padding?: Padding }
  | { inputShape: readonly number[]; units: number; useBias?: boolean };

/** What an operation costs over one sample. */
export interface Costs {
  /** Places where the window stands; 1 for a fully connected layer, which sees everything at once. */
  positions: number;
  /** Multiplications by a weight. */
  multiplications: number;
  /** Weights and biases. */
  parameters: number;
  /** Numbers in the input. */
  inputValues: number;
  /** Numbers in the output. */
  outputValues: number;
  /** Memory of the parameters and the output in single precision, 4 bytes a number. */
  bytes: number;
  /** The share of values that the output has fewer than the input, 0.64 for 64 %; negative where it has more. */
  fewer: number;
}

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

/** As `costs` of one operation, for those who need no model's. */
export { operationCosts };

const windowNames = ['inputShape', 'kernelSize', 'filters', 'groups', 'useBias'];

function operationCosts(operation: Operation): Costs {
  const shape = checkShape('costs', 'inputShape', operation?.inputShape);
  const inputValues = sizeOf(shape);
  if ('units' in operation) {
    checkOptions('costs', operation, ['inputShape', 'units', 'useBias']);
    const units = checkCount('costs', 'units', operation.units);
    const biases = hasBias(operation) ? units : 0;
    return result(1, inputValues * units, inputValues * units + biases, inputValues, units);
  }
  if (shape.length !== 2 && shape.length !== 3) {
    throw new ArgumentError('costs', 'inputShape', 'be [h, w] or [h, w, c]', shape);
  }
  const [height, width, channels = 1] = shape;
  if ('poolSize' in operation) {
    checkOptions('costs', operation, ['inputShape', ...poolOptionNames]);
    const { rows, columns } = poolGeometry('costs', [height, width], operation);
    const positions = rows.output * columns.output;
    return result(positions, 0, 0, inputValues, positions * channels);
  }
  checkOptions('costs', operation, [...windowNames, 'strides', 'padding', 'dilationRate']);
  const kernel = toPair('costs', 'kernelSize', operation.kernelSize);
  const { filters = 1 } = operation;
  checkCount('costs', 'filters', filters);
  const groups = checkGroups('costs', operation.groups, channels, filters);
  const { rows, columns } = windowGeometry('costs', [height, width], kernel, operation, 'kernelSize');
  const positions = rows.output * columns.output;
  const weights = kernel[0] * kernel[1] * (channels / groups) * filters;
  const biases = hasBias(operation) ? filters : 0;
  return result(positions, positions * weights, weights + biases, inputValues, positions * filters);
}

function hasBias({ useBias = true }: { useBias?: boolean }): boolean {
  return checkFlag('costs', 'useBias', useBias);
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
  const total = result(
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
  return result(
    positions,
    positions * weights + scaled,
    parameters.reduce((count, { shape }) => count + sizeOf(shape), 0),
    sizeOf(inputShape),
    sizeOf(outputShape),
  );
}

function result(
  positions: number,
  multiplications: number,
  parameters: number,
  inputValues: number,
  outputValues: number,
): Costs {
  const bytes = 4 * (parameters + outputValues);
  const fewer = 1 - outputValues / inputValues;
  return { positions, multiplications, parameters, inputValues, outputValues, bytes, fewer };
}
