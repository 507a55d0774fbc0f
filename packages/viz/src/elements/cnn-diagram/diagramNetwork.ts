import {
  costs,
  toPair,
  toSides,
  transposedGeometry,
  windowGeometry,
  type Operation,
  type Padding,
  type Pair,
} from '@cnn/core/steps';
import type { LayerLike, ModelLike } from '../../model/ModelLike.js';
import { sizeOf } from '../../values/readLargeNumbers.js';
import { FigureError } from '../../values/errors/FigureError.js';
import { readLayers } from './readLayers.js';
import type { CnnDiagramMessages } from './messages.js';

export interface DiagramLayer extends LayerLike {
  /** Of one sample, before and behind it. */
  inputShape: readonly number[];
  outputShape: readonly number[];
  parameters: number;
}

/** A model's layers with their shapes and parameter counts. */
export interface DiagramNetwork {
  inputShape: readonly number[];
  layers: readonly DiagramLayer[];
  parameters: number;
  classNames?: readonly string[];
}

const maxLayers = 60;

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
  outputPadding?: Pair;
}

export function networkFromModel(model: ModelLike): DiagramNetwork {
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
export function networkFromLayers(text: unknown): DiagramNetwork {
  const { inputShape, layers: list } = readLayers(text);
  limit(list.length);
  let shape: readonly number[] = inputShape;
  const layers = list.map((layer): DiagramLayer => {
    const outputShape = shapeBehind(layer, shape);
    const parameters = parametersOf(layer, shape, outputShape);
    const whole = { ...layer, inputShape: shape, outputShape, parameters };
    shape = outputShape;
    return whole;
  });
  return { inputShape, layers, parameters: layers.reduce((sum, layer) => sum + layer.parameters, 0) };
}

function limit(count: number): void {
  if (count > maxLayers)
    throw new FigureError<keyof CnnDiagramMessages>('layers', 'tooManyLayers', { most: maxLayers });
}

const settingsOf = ({ options }: LayerLike) => options as unknown as WindowSettings;

function parametersOf(
  layer: LayerLike,
  inputShape: readonly number[],
  outputShape: readonly number[],
): number {
  const { kind, options } = layer;
  const channels = inputShape[inputShape.length - 1];
  const { kernelSize, filters, strides, padding, dilationRate, groups, useBias } = settingsOf(layer);
  const bias = useBias === undefined ? {} : { useBias };
  const count = (operation: Operation) => costs(operation).parameters;
  if (kind === 'dense') return count({ inputShape, units: options.units as number, ...bias });
  if (kind === 'conv2d') {
    return count({ inputShape, kernelSize, filters, strides, padding, dilationRate, groups, ...bias });
  }
  if (kind === 'conv2dTranspose') {
    // The kernel is that of the convolution it turns around, whose biases are not its own.
    const around = { inputShape: outputShape, kernelSize, filters: channels, padding: 'same' as const };
    return count({ ...around, useBias: false }) + (useBias === false ? 0 : filters);
  }
  if (kind !== 'batchNormalization') return 0;
  const { center = true, scale = true } = options;
  return channels * (2 + Number(center) + Number(scale));
}

function shapeBehind(layer: LayerLike, shape: readonly number[]): readonly number[] {
  const { kind } = layer;
  const settings = settingsOf(layer);
  const isImage = shape.length === 3;
  if (kind === 'flatten') return [sizeOf(shape)];
  if (kind === 'dense') {
    if (isImage)
      throw new FigureError<keyof CnnDiagramMessages>('layers', 'notFlat', { shape: shape.join(' × ') });
    return [layer.options.units as number];
  }
  if (!kind.includes('2d')) return shape;
  if (!isImage)
    throw new FigureError<keyof CnnDiagramMessages>('layers', 'notImage', { kind, shape: shape.join(' × ') });
  const [height, width, channels] = shape;
  if (kind.startsWith('global')) return [channels];
  const { poolSize = 2, strides, padding, dilationRate } = settings;
  if (kind === 'zeroPadding2d') {
    const [[top, bottom], [left, right]] = toSides('cnn-diagram', (padding as Pair | undefined) ?? 1);
    return [top + height + bottom, left + width + right, channels];
  }
  const isConv = kind.startsWith('conv');
  const argument = isConv ? 'kernelSize' : 'poolSize';
  const pair = toPair('cnn-diagram', argument, isConv ? settings.kernelSize : poolSize);
  if (kind === 'conv2dTranspose') {
    const { rows, columns } = transposedGeometry('cnn-diagram', [height, width], pair, settings);
    return [rows.input, columns.input, settings.filters];
  }
  const { rows, columns } = windowGeometry(
    'cnn-diagram',
    [height, width],
    pair,
    { strides: strides ?? (isConv ? 1 : pair), padding, dilationRate },
    argument,
  );
  return [rows.output, columns.output, isConv ? settings.filters : channels];
}
