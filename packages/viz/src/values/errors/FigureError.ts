import { ArgumentError } from '@cnn/core/steps';
import { fill, type MessageName, type Messages } from '../../messages/index.js';

/** A value of a message that is itself a message, such as what there is too much of. */
export interface MessageReference {
  word: MessageName;
}

/** A value that a figure can not show, with the message that says so in the reader's language. */
export class FigureError extends Error {
  override name = 'FigureError';

  constructor(
    readonly argument: string,
    readonly messageName: MessageName,
    readonly values: Record<string, string | number | MessageReference> = {},
  ) {
    super(`${argument}: ${messageName}`);
  }
}

/** What is wrong, in the reader's language; what core refused, as core says it. */
export function messageOf(error: Error, messages: Messages): string {
  if (!(error instanceof FigureError)) return error.message;
  const words = Object.entries(error.values).map(([name, value]) => [
    name,
    typeof value === 'object' ? messages[value.word] : value,
  ]);
  return fill(messages[error.messageName], { argument: error.argument, ...Object.fromEntries(words) });
}

export function argumentOf(error: Error): string {
  return error instanceof FigureError || error instanceof ArgumentError ? error.argument : '';
}

/** Whether an error is only that something is still to come: it is shown, and not told. */
export function isPending(error: Error): boolean {
  return error instanceof FigureError && error.messageName === 'awaited';
}

/** A short text for a value that was refused. */
export function truncate(value: unknown): string {
  if (Number.isNaN(value) || value === undefined) return '–';
  const text = typeof value === 'string' ? value : typeof value === 'object' ? typeof value : String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** What was refused, as a sentence says it: a text in quotes, a number as it is, all else in words. */
export function quoteValue(value: unknown): string | MessageReference {
  if (typeof value === 'string') return `“${truncate(value)}”`;
  if (value === undefined || value === null) return { word: 'nothing' };
  if (Number.isNaN(value)) return { word: 'nonNumber' };
  if (typeof value === 'object') return { word: 'anObject' };
  if (typeof value === 'function') return { word: 'aFunction' };
  return truncate(value).replace('Infinity', '∞');
}
