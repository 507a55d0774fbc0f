import type { MessageReference } from './FigureError.js';

const maxLength = 60;

/** A refused value as a text of at most 60 characters. */
export function truncate(value: unknown): string {
  if (Number.isNaN(value) || value === undefined) return '–';
  const text = typeof value === 'string' ? value : typeof value === 'object' ? typeof value : String(value);
  return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
}

/** A refused value inside a message: a text in quotes, a number as digits, anything else in words. */
export function quoteValue(value: unknown): string | MessageReference {
  if (typeof value === 'string') return `“${truncate(value)}”`;
  if (value === undefined || value === null) return { message: 'nothing' };
  if (Number.isNaN(value)) return { message: 'nonNumber' };
  if (typeof value === 'object') return { message: 'anObject' };
  if (typeof value === 'function') return { message: 'aFunction' };
  return truncate(value).replace('Infinity', '∞');
}
