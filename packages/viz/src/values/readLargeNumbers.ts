import { forEachIndex, sizeOf, toView, type ArrayInput } from '@cnn/core/steps';
import { FigureError } from './errors/FigureError.js';
import { truncate } from './errors/quoteValue.js';
import { formatCount } from './formatNumber.js';
import type { Numbers } from './numbers.js';
import { isDisplayable } from './readNumber.js';
import { readNumbers, type Presets } from './readNumbers.js';

const maxCount = 2 ** 21;

/**
 * A copy of the numbers that a property, an attribute or a model gives, for a figure that draws them as an image or
 * in part.
 */
export function readLargeNumbers(
  value: unknown,
  argument: string,
  ranks: number[],
  presets: Presets = {},
): Numbers {
  if (typeof value === 'string' && !value.trim().startsWith('[')) {
    return readNumbers(value, argument, presets, ranks);
  }
  const view = toView(parseJson(value, argument), 'figure', argument, ranks);
  const count = sizeOf(view.shape);
  if (count > maxCount) {
    throw new FigureError<'tooMany'>(argument, 'tooMany', { most: formatCount(maxCount) });
  }
  const data = new Float64Array(count);
  let i = 0;
  forEachIndex(view, (index) => (data[i++] = view.data[index]));
  if (!data.every(isDisplayable)) throw new FigureError<'notFinite'>(argument, 'notFinite');
  return { data, shape: view.shape };
}

function parseJson(value: unknown, argument: string): ArrayInput {
  if (typeof value !== 'string') return value as ArrayInput;
  try {
    return JSON.parse(value) as ArrayInput;
  } catch {
    throw new FigureError<'badJson'>(argument, 'badJson', { text: truncate(value) });
  }
}
