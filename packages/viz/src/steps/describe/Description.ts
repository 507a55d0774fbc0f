import type { FormattedNumber } from '../../values/formatNumber.js';
import { fill, type Messages } from '../../messages/index.js';
import type { ColorRole } from '../../figure/draw/matrix.js';

/** A piece of a calculation; a number with a role has the colour of the role. */
export interface Token {
  text: string;
  role?: ColorRole;
}

/** `terms`, joined by plus signs, give `result`. */
export interface Line {
  terms: Token[][];
  /** An arrow where a number is passed on unchanged; empty in an empty line. */
  equals: '=' | '≈' | '→' | '';
  result: string;
}

/** How one value is computed. The calculation, the sentence for screen readers and the quiz all use it. */
export interface Description {
  /** One per row of the filter, or one per channel. */
  lines: Line[];
  total: Line;
  sentence: string;
}

export const textToken = (value: string): Token => ({ text: value });

/** A number after a plus sign: a negative one in parentheses. */
export const parenthesizeNegative = (shown: string): string => (shown.startsWith('−') ? `(${shown})` : shown);

/** The terms with a separator between them. */
export function join(terms: Token[][], separator: string): Token[] {
  return terms.flatMap((term, i) => (i === 0 ? term : [textToken(separator), ...term]));
}

/** Two sentences, with a space between them in languages that have one. */
export const joinSentences = (first: string, next: string): string =>
  next === '' || /[，。！？：]$/.test(first) ? `${first}${next}` : `${first} ${next}`;

export const toText = (tokens: Token[]): string => tokens.map((token) => token.text).join('');

/** (1×0), each factor in the colour of its role. */
export const productTokens = (first: Token, second: Token): Token[] => [
  textToken('('),
  first,
  textToken('×'),
  second,
  textToken(')'),
];

/** An equals sign if all numbers are shown exactly. */
export const equalsFor = (...shown: FormattedNumber[]): '=' | '≈' =>
  shown.every(({ exact }) => exact) ? '=' : '≈';

/** "Step 1 of 9, row 1, column 1: 1 + 2 + 2 = 5." */
export function sentenceOf(
  { index, row, column }: { index: number; row: number; column: number },
  steps: number,
  { terms, equals, result }: Line,
  messages: Messages,
): string {
  return fill(messages.sentence, {
    step: index + 1,
    steps,
    row: row + 1,
    column: column + 1,
    sum: toText(join(terms, ' + ')),
    equals,
    value: result,
  });
}
