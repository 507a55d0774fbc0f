import { toView, type ArrayInput } from '@cnn/core/steps';
import { FigureError } from '../../values/errors/FigureError.js';
import { truncate } from '../../values/errors/quoteValue.js';
import { readLabels, readList } from '../../values/readList.js';
import type { PredictionBarsMessages } from './messages.js';

export type ProbabilitiesValue =
  string | ArrayLike<number> | { data: ArrayLike<number>; shape: readonly number[] };

/** What is drawn: one bar a class. */
export interface Prediction {
  labels: string[];
  /** Undefined while there is no prediction. */
  values?: number[];
  /** The first of the largest. */
  best?: number;
  answer?: number;
}

/** Classes drawn while nothing says how many there are. */
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
    best: numbers?.indexOf(Math.max(...numbers)),
    answer: (answer as number | undefined) ?? undefined,
  };
}

function isIndex(value: unknown, count: number): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) < count;
}

function readProbabilities(given: unknown): number[] {
  const numbers = typeof given === 'string' ? readList(given).map(Number) : listOf(given);
  // A softmax in single precision may end a little above 1.
  const isFit =
    numbers.length > 0 && numbers.length <= maxClasses && numbers.every((x) => x >= 0 && x <= 1 + 1e-5);
  if (!isFit)
    throw new FigureError<keyof PredictionBarsMessages>('values', 'badValues', { text: truncate(given) });
  return numbers;
}

/** The numbers of a list or a view; none where it is neither. */
function listOf(given: unknown): number[] {
  if (typeof given !== 'object' || given === null) return [];
  if ('shape' in given) {
    const { data, shape, stride, offset } = toView(given as ArrayInput, 'prediction-bars', 'values', [1, 2]);
    if (shape.length === 2 && shape[0] !== 1) return [];
    const axis = shape.length - 1;
    return Array.from({ length: shape[axis] }, (_, i) => data[offset + i * stride[axis]]);
  }
  const list = given as ArrayLike<number>;
  if (!(list.length <= maxClasses)) return [];
  return Array.from(list, (entry) => (typeof entry === 'number' ? entry : NaN));
}
