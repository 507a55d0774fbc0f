import {
  equalsFor,
  productTokens,
  sentenceOf,
  textToken,
  type Description,
  type Line,
  type Token,
} from '../describe/Description.js';
import { toFormattedNumber, type FormattedNumber } from '../../values/formatNumber.js';
import { fill, type Messages } from '../../messages/index.js';
import type { FigureStep } from '../types.js';

export interface GradientStep extends FigureStep {
  terms: { row: number; gradient: number; value: number; product: number }[];
}

type Term = GradientStep['terms'][number];

/** The two factors of a product, and their colours. */
export interface Factors {
  first(term: Term): number;
  second(term: Term): number;
  roles: readonly [Token['role'], Token['role']];
}

/** With more products, only their number is written. */
const maxWrittenTerms = 64;

/** A line per row of the output's gradient, filled up to `lines` so that all steps have the same height; then the total. */
export function describeTerms(
  step: GradientStep,
  stepCount: number,
  lines: number,
  factors: Factors,
  messages: Messages,
): Description {
  const { terms } = step;
  const value = toFormattedNumber(step.value);
  const written = terms.length <= maxWrittenTerms ? rowsOf(terms).map((row) => lineOf(row, factors)) : [];
  const sums = written.map((line) => [textToken(line.result)]);
  const isExact = value.exact && written.every(({ equals }) => equals === '=');
  const total: Line = {
    terms: written.length > 0 ? sums : [[textToken(fill(messages.products, { count: terms.length }))]],
    equals: isExact ? '=' : '≈',
    result: value.text,
  };
  const sentence = sentenceOf(step, stepCount, total, messages);
  const blank: Line = { terms: [[textToken('\u00a0')]], equals: '', result: '' };
  const missing = Math.max(0, lines - written.length);
  return { lines: [...written, ...Array.from({ length: missing }, () => blank)], total, sentence };
}

/** The number of lines of the step that has most. */
export const lineCount = (steps: readonly GradientStep[]): number =>
  Math.max(...steps.map(({ terms }) => (terms.length <= maxWrittenTerms ? rowsOf(terms).length : 0)));

function rowsOf(terms: readonly Term[]): Term[][] {
  const rows = new Map<string, Term[]>();
  for (const term of terms) {
    const key = `${term.row}`;
    rows.set(key, [...(rows.get(key) ?? []), term]);
  }
  return [...rows.values()];
}

function lineOf(terms: readonly Term[], { first, second, roles }: Factors): Line {
  const sum = toFormattedNumber(terms.reduce((total, { product }) => total + product, 0));
  const all: FormattedNumber[] = [sum];
  const shown = terms.map((term): Token[] => {
    const factors = [toFormattedNumber(first(term)), toFormattedNumber(second(term))];
    all.push(...factors);
    return productTokens(
      { text: factors[0].text, role: roles[0] },
      { text: factors[1].text, role: roles[1] },
    );
  });
  return { terms: shown, equals: equalsFor(...all), result: sum.text };
}
