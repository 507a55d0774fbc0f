import { FigureError, excerpt } from './FigureError.js';
import { readNumber, readNumbers } from './readNumbers.js';

/** A bias as one number for all output channels, or as one each: a number, "1", "1 -2", JSON, an array. */
export function readBias(value: unknown): number | number[] {
  if (value === undefined || value === null) return 0;
  if (typeof value === 'string' && !value.trim().startsWith('[')) {
    const parts = value
      .trim()
      .split(/[\s,]+/)
      .map(readNumber);
    const numbers = parts.filter((part) => part !== undefined);
    if (numbers.length !== parts.length) throw new FigureError('bias', 'notNumber', { text: excerpt(value) });
    return numbers.length === 1 ? numbers[0] : numbers;
  }
  if (typeof value === 'number') {
    if (!(Math.abs(value) <= 1e9)) throw new FigureError('bias', 'notFinite');
    return value;
  }
  return [...readNumbers(value, 'bias', {}, [1]).data];
}
