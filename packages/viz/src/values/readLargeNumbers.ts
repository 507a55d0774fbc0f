import { toView, type ArrayInput, type NdView } from '@cnn/core/steps';
import { FigureError } from './errors/FigureError.js';
import { truncate } from './errors/quoteValue.js';
import { isDisplayable, readNumbers, type Presets } from './readNumbers.js';

/** Numbers without gaps, last axis fastest. */
export interface Numbers {
  readonly data: NdView['data'];
  readonly shape: readonly number[];
}

export const sizeOf = (shape: readonly number[]): number => shape.reduce((size, length) => size * length, 1);

/** More values than these are not drawn. */
const maxCount = 2 ** 21;

/** What a property, an attribute ("1 0; 0 1", JSON, the name of a preset) or a model gives, checked and dense. */
export function readLargeNumbers(
  value: unknown,
  argument: string,
  ranks: number[],
  presets: Presets = {},
): Numbers {
  if (typeof value === 'string' && !value.trim().startsWith('[')) {
    return readNumbers(value, argument, presets, ranks);
  }
  const { data, shape, stride, offset } = toView(parseJson(value, argument), 'figure', argument, ranks);
  const count = sizeOf(shape);
  if (count > maxCount)
    throw new FigureError<'tooMany'>(argument, 'tooMany', { most: maxCount.toLocaleString('en') });
  const dense = new Float64Array(count);
  const index = shape.map(() => 0);
  for (let i = 0, at = offset; i < count; i++) {
    if (!isDisplayable((dense[i] = data[at]))) throw new FigureError<'notFinite'>(argument, 'notFinite');
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      at += stride[axis];
      if (++index[axis] < shape[axis]) break;
      at -= stride[axis] * index[axis];
      index[axis] = 0;
    }
  }
  return { data: dense, shape };
}

function parseJson(value: unknown, argument: string): ArrayInput {
  if (typeof value !== 'string') return value as ArrayInput;
  try {
    return JSON.parse(value) as ArrayInput;
  } catch {
    throw new FigureError<'badJson'>(argument, 'badJson', { text: truncate(value) });
  }
}
