import type { MessageOverrides } from '../messages/index.js';
import { FigureError } from './errors/FigureError.js';
import { quoteValue } from './errors/quoteValue.js';

/** A whole number from 0; left out, the first step. */
export function readStep(value: unknown): number {
  const step = value ?? 0;
  if (Number.isSafeInteger(step) && (step as number) >= 0) return step as number;
  throw new FigureError('step', 'badStep', { got: quoteValue(value) });
}

export function readRate(value: unknown): number {
  const rate = value ?? 1;
  if (typeof rate === 'number' && rate > 0 && rate <= 16) return rate;
  throw new FigureError('playbackRate', 'badRate', { got: quoteValue(value) });
}

/** One of `names`, of which the first where it is left out. */
export function readChoice<Name extends string>(
  value: unknown,
  argument: string,
  names: readonly Name[],
): Name {
  const choice = value ?? names[0];
  if (names.includes(choice as Name)) return choice as Name;
  throw new FigureError(argument, 'badChoice', { names: names.join(', '), got: quoteValue(value) });
}

/** An object of strings, or its JSON. */
export function readMessages(value: unknown): MessageOverrides {
  try {
    const object: unknown = typeof value === 'string' ? JSON.parse(value) : (value ?? {});
    if (isStrings(object)) return object;
  } catch {
    // Not JSON: refused below.
  }
  throw new FigureError('messages', 'badMessages', { got: quoteValue(value) });
}

const isStrings = (object: unknown): object is MessageOverrides =>
  typeof object === 'object' &&
  object !== null &&
  !Array.isArray(object) &&
  Object.values(object).every((entry) => typeof entry === 'string');
