import type { FormattedNumber } from '../../values/formatNumber.js';
import { fill, type Messages } from '../../messages/index.js';
import type { ColorRole } from '../../figure/draw/matrix.js';

/** A piece of a calculation; what has a role is shown in the role's colour. */
export interface Token {
  text: string;
  role?: ColorRole;
}

/** `terms` added up, or joined as their tokens say, give `result`. */
export interface Line {
  terms: Token[][];
  /** An arrow where a number only goes on; empty on an empty line. */
  equals: '=' | '≈' | '→' | '';
  result: string;
}

/** How one value comes about. The calculation, the live sentence and the slider's text are all made from it. */
export interface Description {
  /** One a filter row, or one a channel. */
  lines: Line[];
  total: Line;
  sentence: string;
}

export const textToken = (value: string): Token => ({ text: value });

/** A number that stands after a plus sign: a negative one in parentheses. */
export const parenthesizeNegative = (shown: string): string => (shown.startsWith('−') ? `(${shown})` : shown);

/** Puts `joint` between the terms. */
export function join(terms: Token[][], joint: string): Token[] {
  return terms.flatMap((term, i) => (i === 0 ? term : [textToken(joint), ...term]));
}

/** Puts a sentence after another, with a space where the language has one. */
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

/** An equals sign only where all that is shown is all there is. */
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
