import { formatNumber } from '../../values/formatNumber.js';
import type { Numbers } from '../../values/numbers.js';

const cache = new WeakMap<object, string[]>();

function cached(key: object, make: () => string[]): string[] {
  let texts = cache.get(key);
  if (!texts) cache.set(key, (texts = make()));
  return texts;
}

/** The numbers as texts, in the order of their data; cached, since every step needs them. */
export const textsOf = (numbers: Numbers): string[] =>
  cached(numbers, () => Array.from(numbers.data, formatNumber));

/** The results as texts, one per step; cached. */
export const resultTexts = (steps: readonly { value: number }[]): string[] =>
  cached(steps, () => steps.map(({ value }) => formatNumber(value)));
