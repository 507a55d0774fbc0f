import type { PoolMode, PoolStep } from '@cnn/core/steps';
import { show } from '../draw/format.js';
import { fill, type Messages } from '../messages/index.js';
import { follow, join, plain, summand, text, type Description, type Token } from './Description.js';

/** max(1, 3, 4, 2) = 4, or (1 + 3 + 4 + 2) / 4 = 2.5, or 1 + 3 + 4 + 2 = 10. Padded cells do not count. */
export function describePool(
  step: PoolStep,
  mode: PoolMode,
  stepCount: number,
  messages: Messages,
): Description {
  const cells = step.values.flatMap((row, i) =>
    row.flatMap((value, j) => (value === null ? [] : [{ shown: show(value), wins: isWinner(step, i, j) }])),
  );
  const numbers = cells.map(({ shown, wins }, i): Token[] => [
    {
      text: mode === 'max' || i === 0 ? shown.text : summand(shown.text),
      role: wins ? 'output' : 'input',
    },
  ]);
  const result = show(step.value);
  const isExact = result.exact && cells.every(({ shown }) => shown.exact);
  const total = {
    terms: [calculation(numbers, mode)],
    equals: isExact ? ('=' as const) : ('≈' as const),
    result: result.text,
  };
  const sentence = fill(messages.sentence, {
    step: step.index + 1,
    steps: stepCount,
    row: step.row + 1,
    column: step.column + 1,
    sum: plain(total.terms[0]),
    equals: total.equals,
    value: total.result,
  });
  return { lines: [], total, sentence: follow(sentence, winnerSentence(step, messages)) };
}

function calculation(numbers: Token[][], mode: PoolMode): Token[] {
  if (mode === 'max') return [text('max('), ...join(numbers, ', '), text(')')];
  const sum = join(numbers, ' + ');
  return mode === 'sum' ? sum : [text('('), ...sum, text(`) / ${numbers.length}`)];
}

function isWinner({ argmax, window }: PoolStep, i: number, j: number): boolean {
  return argmax !== undefined && argmax.row === window.row + i && argmax.column === window.column + j;
}

function winnerSentence({ argmax }: PoolStep, messages: Messages): string {
  if (!argmax) return '';
  return fill(messages.winner, { row: argmax.row + 1, column: argmax.column + 1 });
}
