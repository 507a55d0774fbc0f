import { argmax, forEachIndex, toView, type ArrayInput } from '@cnn/core/steps';
import { FigureError } from '../../values/errors/FigureError.js';
import { truncate } from '../../values/errors/quoteValue.js';
import { readLabels, readList } from '../../values/readList.js';
import type { PredictionBarsMessages } from './messages.js';

export type ProbabilitiesValue =
  string | ArrayLike<number> | { data: ArrayLike<number>; shape: readonly number[] };

/** What is drawn: one bar per class. */
export interface Prediction {
  labels: string[];
  /** Undefined while there is no prediction. */
  values?: number[];
  /** The predicted class. */
  best?: number;
  answer?: number;
}

/** The number of classes without values and labels. */
const defaultClasses = 10;
const maxClasses = 100;

export function readPrediction(values: unknown, labels: unknown, answer: unknown): Prediction {
  const numbers = values === undefined || values === null ? undefined : readProbabilities(values);
  const names = labels === undefined || labels === null ? undefined : readLabels(labels);
  const count = numbers?.length ?? names?.length ?? defaultClasses;
  if (names && names.length !== count) {
    throw new FigureError<keyof PredictionBarsMessages>('labels', 'badLabels', {
      count,
      given: names.length,
    });
  }
  const isAnswer = answer === undefined || answer === null || isIndex(answer, count);
  if (!isAnswer)
    throw new FigureError<keyof PredictionBarsMessages>('answer', 'badAnswer', {
      last: count - 1,
      text: truncate(answer),
    });
  return {
    labels: names ?? Array.from({ length: count }, (_, i) => String(i)),
    values: numbers,
    best: numbers && argmax(numbers),
    answer: (answer as number | undefined) ?? undefined,
  };
}

function isIndex(value: unknown, count: number): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) < count;
}

function readProbabilities(value: unknown): number[] {
  const numbers = typeof value === 'string' ? readList(value).map(Number) : listOf(value);
  // A softmax in single precision may end a little above 1.
  const isValid =
    numbers.length > 0 && numbers.length <= maxClasses && numbers.every((x) => x >= 0 && x <= 1 + 1e-5);
  if (!isValid)
    throw new FigureError<keyof PredictionBarsMessages>('values', 'badValues', { text: truncate(value) });
  return numbers;
}

/** The numbers of a list, of a view `[n]` or of one row `[1, n]`; none for anything else. */
function listOf(value: unknown): number[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('shape' in value) {
    const view = toView(value as ArrayInput, 'prediction-bars', 'values', [1, 2]);
    if (view.shape.length === 2 && view.shape[0] !== 1) return [];
    const numbers: number[] = [];
    forEachIndex(view, (index) => numbers.push(view.data[index]));
    return numbers;
  }
  const list = value as ArrayLike<number>;
  if (!(list.length <= maxClasses)) return [];
  return Array.from(list, (entry) => (typeof entry === 'number' ? entry : NaN));
}
