import { FigureError } from '../values/errors/FigureError.js';
import { truncate } from '../values/errors/quoteValue.js';
import { imagePresets } from '../values/presets/presets.js';
import type { LayerLike, ModelLike, ModelNumbers } from './ModelLike.js';
import { sizeOf } from '@cnn/core/steps';
import type { Numbers } from '../values/numbers.js';
import { readLargeNumbers } from '../values/readLargeNumbers.js';
import type { ModelMessages } from './messages.js';

const methods = ['summary', 'layerOutputs', 'getWeights'] as const;

const isShape = (shape: unknown): boolean =>
  Array.isArray(shape) && shape.every((length) => Number.isSafeInteger(length) && length > 0);

/** Whether a model's summary is one of its layers. */
function isSummaryOfLayers(
  { layers, summary }: ModelLike,
  rows: ReturnType<typeof summary>['rows'],
): boolean {
  return (
    rows?.length === layers.length &&
    rows.every(
      ({ kind, outputShape, parameters }, i) =>
        layers[i].kind === kind && layers[i].options && isShape(outputShape) && parameters >= 0,
    )
  );
}

/** Refuses what is no model. */
export function readModel(value: unknown): ModelLike {
  const model = value as ModelLike;
  const isModel =
    Array.isArray(model?.layers) &&
    methods.every((name) => typeof model[name] === 'function') &&
    isShape(model.inputShape) &&
    isSummaryOfLayers(model, model.summary().rows);
  if (!isModel) throw new FigureError<keyof ModelMessages>('model', 'badModel', { text: truncate(value) });
  return model;
}

/** The place of a layer, said by its place, its name in the summary, or its kind. */
export function layerIndex(model: ModelLike, layer: unknown): number {
  const { rows } = model.summary();
  const index = rows.findIndex(({ name, kind }, i) => [i, String(i), name, kind].includes(layer as string));
  if (index < 0)
    throw new FigureError<keyof ModelMessages>('layer', 'badLayer', {
      text: truncate(layer),
      last: rows.length - 1,
    });
  return index;
}

/** Of what `getWeights` gave, a layer's own, such as `[kernel, bias]`; none for layers that have none. */
export function weightsOf(model: ModelLike, list: readonly ModelNumbers[], index: number): Numbers[] {
  const { rows } = model.summary();
  const own: Numbers[] = [];
  let next = 0;
  rows.slice(0, index + 1).forEach(({ parameters }, i) => {
    for (let left = parameters; left > 0 && next < list.length; next++) {
      left -= sizeOf(list[next].shape);
      if (i === index) own.push(readLargeNumbers(list[next], 'model', [1, 2, 3, 4]));
    }
  });
  return own;
}

/** The values behind every layer for one input, the batch left out. */
export async function outputsOf(model: ModelLike, input: Numbers): Promise<Numbers[]> {
  const outputs = await model.layerOutputs({ data: input.data, shape: [1, ...model.inputShape] });
  return outputs.map((output) => {
    const { data, shape } = readLargeNumbers(output, 'model', [2, 3, 4]);
    return { data, shape: shape.slice(1) };
  });
}

/** An input in the shape that a model asks for, which axes of length 1 may lack. */
export function readInput(value: unknown, shape: readonly number[]): Numbers {
  const input = readLargeNumbers(value, 'input', [1, 2, 3, 4], imagePresets);
  const isFit = String(input.shape.filter((n) => n !== 1)) === String(shape.filter((n) => n !== 1));
  if (!isFit) {
    throw new FigureError<keyof ModelMessages>('input', 'badInput', {
      shape: shape.join(' × '),
      got: input.shape.join(' × '),
    });
  }
  return { data: input.data, shape };
}

/** As Keras writes a kind: `MaxPooling2D`. */
export const kerasName = ({ kind }: Pick<LayerLike, 'kind'>): string =>
  (kind[0].toUpperCase() + kind.slice(1)).replace('2d', '2D');
