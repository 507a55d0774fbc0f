import { FigureError } from './errors/FigureError.js';
import { quoteValue } from './errors/quoteValue.js';
import { isDisplayable, readNumber } from './readNumber.js';
import { readNumbers } from './readNumbers.js';

/** A bias: one number for all output channels or a list of one per channel; a number, "1", "1 -2", JSON or an array. */
export function readBias(value: unknown): number | number[] {
  const bias = readAny(value);
  if (![bias].flat().every(isDisplayable)) throw new FigureError('bias', 'notFinite');
  return bias;
}

function readAny(value: unknown): number | number[] {
  if (value === undefined || value === null) return 0;
  if (typeof value === 'number') return value;
  if (typeof value === 'string' && !value.trim().startsWith('[')) {
    const parts = value
      .trim()
      .split(/[\s,]+/)
      .map(readNumber);
    const numbers = parts.filter((part) => part !== undefined);
    if (numbers.length !== parts.length) throw new FigureError('bias', 'badBias', { got: quoteValue(value) });
    return numbers.length === 1 ? numbers[0] : numbers;
  }
  return [...readNumbers(value, 'bias', {}, [1]).data];
}
