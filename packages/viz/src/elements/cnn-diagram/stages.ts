import { receptiveField } from '@cnn/core/steps';
import { formatNumber } from '../../values/formatNumber.js';
import { kerasName } from '../../model/readModel.js';
import type { Numbers } from '../../values/readLargeNumbers.js';
import type { DiagramNetwork, DiagramLayer } from './diagramNetwork.js';

/** What stands in the picture as one: a layer, with those behind it that change no shape. */
export interface Stage {
  /** `input`, or the kind of its layer. */
  kind: string;
  /** The place of its layer, and of the last that is drawn with it; −1 for the input. */
  layerIndex: number;
  lastLayerIndex: number;
  shape: readonly number[];
  isImage: boolean;
  parameters: number;
  activation?: string;
  /** Those that are drawn with it, in short. */
  mergedLayers: string[];
}

/** A value, in the output of a stage. For flat stages the channel is the unit, row and column are 0. */
export interface Focus {
  stage: number;
  row: number;
  column: number;
  channel: number;
}

/** A rectangle of cells. */
export interface Rectangle {
  row: number;
  column: number;
  height: number;
  width: number;
}

const mergedKinds = new Set(['rescaling', 'activation', 'batchNormalization']);

export function stagesOf({ inputShape, layers }: DiagramNetwork): Stage[] {
  const stages: Stage[] = [
    {
      kind: 'input',
      layerIndex: -1,
      lastLayerIndex: -1,
      shape: inputShape,
      isImage: inputShape.length === 3,
      parameters: 0,
      mergedLayers: [],
    },
  ];
  layers.forEach((layer, i) => {
    const { kind, outputShape: shape, parameters } = layer;
    const activation = layer.activation === 'linear' ? undefined : layer.activation;
    if (mergedKinds.has(kind)) {
      const stage = stages[stages.length - 1];
      stage.lastLayerIndex = i;
      stage.parameters += parameters;
      if (activation) stage.activation = activation;
      stage.mergedLayers.push(shortName(layer));
      return;
    }
    const more = activation ? [activation] : [];
    const isImage = shape.length === 3;
    stages.push({
      kind,
      layerIndex: i,
      lastLayerIndex: i,
      shape,
      isImage,
      parameters,
      activation,
      mergedLayers: more,
    });
  });
  return stages;
}

function shortName(layer: DiagramLayer): string {
  const { kind, options, activation } = layer;
  const scale = options.scale as number;
  if (kind === 'rescaling' && Math.abs(1 / scale - Math.round(1 / scale)) < 1e-6)
    return `÷ ${Math.round(1 / scale)}`;
  if (kind === 'rescaling') return `× ${formatNumber(scale)}`;
  return activation ?? kerasName(layer);
}

/** The place of a flat unit in the image that was flattened, and the image's stage. */
export function unflatten(stages: readonly Stage[], { stage, channel: unit }: Focus): Focus | undefined {
  const before = stages[stage - 1];
  if (stages[stage].kind !== 'flatten' || !before?.isImage) return undefined;
  const [, columns, channels] = before.shape;
  return {
    stage: stage - 1,
    row: Math.floor(unit / (columns * channels)),
    column: Math.floor(unit / channels) % columns,
    channel: unit % channels,
  };
}

/** What a value sees of each image before it, and the value's own cell; undefined for what it does not see. */
export function windowsOf(
  { layers }: DiagramNetwork,
  stages: readonly Stage[],
  given: Focus,
): (Rectangle | undefined)[] {
  const focus = unflatten(stages, given) ?? given;
  const target = stages[focus.stage];
  const shaped = layers.map(({ kind, options, outputShape }) => ({
    kind,
    options,
    outputShape: () => [...outputShape],
    parameters: () => [],
  }));
  return stages.map(({ lastLayerIndex: last, shape, isImage }, s) => {
    if (!isImage || s > focus.stage) return undefined;
    if (last === target.lastLayerIndex) return { row: focus.row, column: focus.column, height: 1, width: 1 };
    const between = shaped.slice(last + 1, target.lastLayerIndex + 1);
    return receptiveField(between, shape, between.length - 1, focus.row, focus.column).visible;
  });
}

/** The value at a place of an output. */
export function valueAt({ data, shape }: Numbers, { row, column, channel }: Focus): number {
  const [, columns = 1, channels = 1] = shape.length === 3 ? shape : [1, 1, shape[0]];
  return data[(row * columns + column) * channels + channel];
}
