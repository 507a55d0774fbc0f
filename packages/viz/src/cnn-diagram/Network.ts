import { costs, windowGeometry, type Operation, type Padding, type Pair } from '@cnn/core/steps';
import type { LayerLike, ModelLike } from '../model/ModelLike.js';
import { sizeOf } from '../model/values.js';
import { RefusedError } from '../plain/RefusedError.js';
import { readLayers } from './readLayers.js';

export interface NetworkLayer extends LayerLike {
  /** Of one sample, before and behind it. */
  inputShape: readonly number[];
  outputShape: readonly number[];
  parameters: number;
}

/** A model's layers with their shapes and parameter counts. */
export interface Network {
  inputShape: readonly number[];
  layers: readonly NetworkLayer[];
  parameters: number;
  classNames?: readonly string[];
}

const mostLayers = 60;

/** The options that core's functions ask for, of all layers that have a window. */
interface WindowSettings {
  kernelSize: Pair;
  poolSize?: Pair;
  filters: number;
  strides?: Pair;
  padding?: Padding;
  dilationRate?: Pair;
  groups?: number;
  useBias?: boolean;
}

export function networkOfModel(model: ModelLike): Network {
  const { rows, parameters } = model.summary();
  limit(rows.length);
  const layers = rows.map((row, i) => {
    const { kind, options, activation } = model.layers[i];
    const inputShape = i === 0 ? model.inputShape : rows[i - 1].outputShape;
    const { outputShape, parameters } = row;
    return { kind, options, activation, inputShape, outputShape, parameters };
  });
  return { inputShape: model.inputShape, layers, parameters, classNames: model.classNames };
}

/** @param text as `<cnn-diagram layers>` takes it */
export function networkOfList(text: unknown): Network {
  const { inputShape, layers: list } = readLayers(text);
  limit(list.length);
  let shape: readonly number[] = inputShape;
  const layers = list.map((layer): NetworkLayer => {
    const operation = operationOf(layer, shape);
    const outputShape = shapeBehind(layer, shape);
    const parameters = operation ? costs(operation).parameters : 0;
    const whole = { ...layer, inputShape: shape, outputShape, parameters };
    shape = outputShape;
    return whole;
  });
  return { inputShape, layers, parameters: layers.reduce((sum, layer) => sum + layer.parameters, 0) };
}

function limit(count: number): void {
  if (count > mostLayers) throw new RefusedError('layers', 'tooManyLayers', { most: mostLayers });
}

const settingsOf = ({ options }: LayerLike) => options as unknown as WindowSettings;

/** What a layer with weights is to core's `costs`. */
function operationOf(layer: LayerLike, inputShape: readonly number[]): Operation | undefined {
  const { kernelSize, filters, strides, padding, dilationRate, groups, useBias } = settingsOf(layer);
  const bias = useBias === undefined ? {} : { useBias };
  if (layer.kind === 'dense') return { inputShape, units: layer.options.units as number, ...bias };
  if (layer.kind !== 'conv2d') return undefined;
  return { inputShape, kernelSize, filters, strides, padding, dilationRate, groups, ...bias };
}

function shapeBehind(layer: LayerLike, shape: readonly number[]): readonly number[] {
  const { kind } = layer;
  const settings = settingsOf(layer);
  const isImage = shape.length === 3;
  if (kind === 'flatten') return [sizeOf(shape)];
  if (kind === 'dense') {
    if (isImage) throw new RefusedError('layers', 'notFlat', { shape: shape.join(' × ') });
    return [layer.options.units as number];
  }
  if (!kind.endsWith('2d')) return shape;
  if (!isImage) throw new RefusedError('layers', 'notImage', { kind, shape: shape.join(' × ') });
  const [height, width, channels] = shape;
  if (kind.startsWith('global')) return [channels];
  const { poolSize = 2, strides, padding, dilationRate } = settings;
  const isConv = kind === 'conv2d';
  const size = isConv ? settings.kernelSize : poolSize;
  const pair = (Array.isArray(size) ? size : [size, size]) as [number, number];
  const { rows, columns } = windowGeometry(
    'cnn-diagram',
    [height, width],
    pair,
    { strides: strides ?? (isConv ? 1 : pair), padding, dilationRate },
    isConv ? 'kernelSize' : 'poolSize',
  );
  return [rows.output, columns.output, isConv ? settings.filters : channels];
}
