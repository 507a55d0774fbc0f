import { sizeOf } from '@cnn/core/steps';
import { FigureError } from '../values/errors/FigureError.js';
import { truncate } from '../values/errors/quoteValue.js';
import type { Numbers } from '../values/numbers.js';
import { imagePresets } from '../values/presets/presets.js';
import { readLargeNumbers } from '../values/readLargeNumbers.js';
import type { ModelMessages } from './messages.js';
import type { ModelLike, ModelNumbers } from './ModelLike.js';

const methods = ['summary', 'layerOutputs', 'getWeights'] as const;

/** A live model, checked as far as the figures use it. */
export function readModel(value: unknown): ModelLike {
  const model = value as ModelLike;
  const isModel =
    Array.isArray(model?.layers) &&
    methods.every((name) => typeof model[name] === 'function') &&
    isShape(model.inputShape) &&
    hasMatchingSummary(model);
  if (!isModel) throw new FigureError<keyof ModelMessages>('model', 'badModel', { text: truncate(value) });
  return model;
}

/** The same for a figure of layers that each take the output of the one before. */
export function readRowModel(value: unknown): ModelLike {
  const model = readModel(value);
  const isRow = model.layerInputs?.every((values, i) => values.length === 1 && values[0] === i) ?? true;
  if (!isRow) throw new FigureError<keyof ModelMessages>('model', 'branches');
  return model;
}

const isShape = (shape: unknown): boolean =>
  Array.isArray(shape) && shape.every((length) => Number.isSafeInteger(length) && length > 0);

/** Whether the summary has one row per layer, with its kind and shape. */
function hasMatchingSummary(model: ModelLike): boolean {
  const { layers } = model;
  const { rows } = model.summary();
  return (
    rows?.length === layers.length &&
    rows.every(
      ({ kind, outputShape, parameters }, i) =>
        layers[i].kind === kind && layers[i].options && isShape(outputShape) && parameters >= 0,
    )
  );
}

/** The index of a layer, from its index, its name in the summary, or its kind. */
export function layerIndex(model: ModelLike, layer: unknown): number {
  const { rows } = model.summary();
  const index = rows.findIndex(({ name, kind }, i) => [i, String(i), name, kind].includes(layer as string));
  if (index < 0) {
    const values = { text: truncate(layer), last: rows.length - 1 };
    throw new FigureError<keyof ModelMessages>('layer', 'badLayer', values);
  }
  return index;
}

/**
 * The weights of one layer, such as `[kernel, bias]`; none for layers that have none.
 *
 * @param list the weights of all layers, as `getWeights` returns them
 */
export function weightsOf(model: ModelLike, list: readonly ModelNumbers[], index: number): Numbers[] {
  const { rows } = model.summary();
  const weights: Numbers[] = [];
  let next = 0;
  rows.slice(0, index + 1).forEach(({ parameters }, i) => {
    for (let left = parameters; left > 0 && next < list.length; next++) {
      left -= sizeOf(list[next].shape);
      if (i === index) weights.push(readLargeNumbers(list[next], 'model', [1, 2, 3, 4]));
    }
  });
  return weights;
}

/** The output of every layer for one input, without the batch axis. */
export async function outputsOf(model: ModelLike, input: Numbers): Promise<Numbers[]> {
  const outputs = await model.layerOutputs({ data: input.data, shape: [1, ...model.inputShape] });
  return outputs.map((output) => {
    const { data, shape } = readLargeNumbers(output, 'model', [2, 3, 4]);
    return { data, shape: shape.slice(1) };
  });
}

/** One input in the given shape; its axes of length 1 may be missing. */
export function readInput(value: unknown, shape: readonly number[]): Numbers {
  const input = readLargeNumbers(value, 'input', [1, 2, 3, 4], imagePresets);
  const withoutOnes = (lengths: readonly number[]) => String(lengths.filter((length) => length !== 1));
  if (withoutOnes(input.shape) !== withoutOnes(shape)) {
    const values = { shape: shape.join(' × '), got: input.shape.join(' × ') };
    throw new FigureError<keyof ModelMessages>('input', 'badInput', values);
  }
  return { data: input.data, shape };
}
