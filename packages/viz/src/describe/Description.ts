import { breadth } from '../draw/format.js';
import type { Role } from '../draw/matrix.js';

/** A piece of a calculation; what has a role is shown in the role's colour. */
export interface Token {
  text: string;
  role?: Role;
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

export const text = (value: string): Token => ({ text: value });

/** A number that stands after a plus sign: a negative one in parentheses. */
export const summand = (shown: string): string => (shown.startsWith('−') ? `(${shown})` : shown);

/** Puts `joint` between the terms. */
export function join(terms: Token[][], joint: string): Token[] {
  return terms.flatMap((term, i) => (i === 0 ? term : [text(joint), ...term]));
}

/** Puts a sentence after another, with a space where the language has one. */
export const follow = (first: string, next: string): string =>
  next === '' || /[，。！？：]$/.test(first) ? `${first}${next}` : `${first} ${next}`;

export const plain = (tokens: Token[]): string => tokens.map((token) => token.text).join('');

/** The room that a text of tokens needs, in digits. */
export const breadthOf = (tokens: Token[]): number => breadth(plain(tokens));
