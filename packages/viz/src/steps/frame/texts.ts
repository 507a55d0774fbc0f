import { formatNumber } from '../../values/formatNumber.js';
import type { Numbers } from '../../values/numbers.js';

const known = new WeakMap<object, string[]>();

function once(key: object, make: () => string[]): string[] {
  let texts = known.get(key);
  if (!texts) known.set(key, (texts = make()));
  return texts;
}

/** The numbers as shown, in the order of their data; made once, since every step asks. */
export const textsOf = (numbers: Numbers): string[] =>
  once(numbers, () => Array.from(numbers.data, formatNumber));

/** The results as shown, one a step. */
export const resultTexts = (steps: readonly { value: number }[]): string[] =>
  once(steps, () => steps.map(({ value }) => formatNumber(value)));
