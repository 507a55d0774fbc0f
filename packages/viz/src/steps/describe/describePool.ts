import type { PoolMode, PoolStep, WindowGeometry } from '@cnn/core/steps';
import { toFormattedNumber } from '../../values/formatNumber.js';
import { droppedOf } from '../frame/poolFrame.js';
import { fill, plural, type Messages } from '../../messages/index.js';
import { stepMessages } from '../../messages/steps.js';
import {
  joinSentences,
  join,
  sentenceOf,
  parenthesizeNegative,
  textToken,
  type Description,
  type Token,
} from './Description.js';
import { measureCalculation, type CalculationLayout } from './measureCalculation.js';

/** max(1, 3, 4, 2) = 4, or (1 + 3 + 4 + 2) / 4 = 2.5, or 1 + 3 + 4 + 2 = 10, without padded cells. */
export function describePool(
  step: PoolStep,
  mode: PoolMode,
  stepCount: number,
  messages: Messages,
): Description {
  const cells = step.values.flatMap((row, i) =>
    row.flatMap((value, j) =>
      value === null ? [] : [{ shown: toFormattedNumber(value), wins: isWinner(step, i, j) }],
    ),
  );
  const numbers = cells.map(({ shown, wins }, i): Token[] => [
    {
      text: mode === 'max' || i === 0 ? shown.text : parenthesizeNegative(shown.text),
      role: wins ? 'output' : 'input',
    },
  ]);
  const result = toFormattedNumber(step.value);
  const isExact = result.exact && cells.every(({ shown }) => shown.exact);
  const total = {
    terms: [calculation(numbers, mode)],
    equals: isExact ? ('=' as const) : ('≈' as const),
    result: result.text,
  };
  const sentence = sentenceOf(step, stepCount, total, messages);
  return { lines: [], total, sentence: joinSentences(sentence, winnerSentence(step, messages)) };
}

function calculation(numbers: Token[][], mode: PoolMode): Token[] {
  if (mode === 'max') return [textToken('max('), ...join(numbers, ', '), textToken(')')];
  const sum = join(numbers, ' + ');
  return mode === 'sum' ? sum : [textToken('('), ...sum, textToken(`) / ${numbers.length}`)];
}

function isWinner({ argmax, window }: PoolStep, i: number, j: number): boolean {
  return argmax !== undefined && argmax.row === window.row + i && argmax.column === window.column + j;
}

function winnerSentence({ argmax }: PoolStep, messages: Messages): string {
  if (!argmax) return '';
  return fill(messages.winner, { row: argmax.row + 1, column: argmax.column + 1 });
}

interface PoolingResult {
  mode: PoolMode;
  steps: readonly PoolStep[];
}

/** The description of the first mode, with the sentences of all modes. */
export function describePools(all: readonly PoolingResult[], index: number, messages: Messages): Description {
  const each = all.map(({ mode, steps }) => describePool(steps[index], mode, steps.length, messages));
  const sentence = each.map((one, i) => (all.length > 1 ? `${messages[all[i].mode]}: ` : '') + one.sentence);
  return { ...each[0], sentence: sentence.reduce(joinSentences) };
}

/** The layout for the widest calculation of any step. */
export function measurePools(all: readonly PoolingResult[]): CalculationLayout {
  return measureCalculation(
    all.flatMap(({ mode, steps }) => steps.map((step) => describePool(step, mode, 1, stepMessages.en))),
  );
}

/** "Dropped, since no window fits over it: the last row", if rows or columns are dropped. */
export function droppedNotes({ rows, columns }: WindowGeometry, messages: Messages): string[] {
  const [row, column] = [droppedOf(rows), droppedOf(columns)];
  const countText = (template: string, count: number) =>
    count > 0 ? [fill(plural(template, count), { count })] : [];
  const parts = [...countText(messages.lastRows, row), ...countText(messages.lastColumns, column)];
  if (parts.length === 0) return [];
  return [fill(plural(messages.dropped, row + column), { parts: parts.join(messages.and) })];
}
