import { toView, type ArrayInput, type NdView } from '@cnn/core/steps';
import type { PixelImage } from '../../figure/draw/pixels.js';
import { readLargeNumbers } from '../../values/readLargeNumbers.js';
import { readLabels, readList } from '../../values/readList.js';
import { FigureError } from '../../values/errors/FigureError.js';
import type { ConfusionMatrixMessages } from './messages.js';

/** How often each answer got each prediction. Letters: k classes, n samples. */
export interface Confusion {
  labels: string[];
  /** `[k][k]`, a row for each answer, a column for each prediction. */
  counts: number[][];
  /** Of each sample; undefined where only the counts are known. */
  answers?: ArrayLike<number>;
  predictions?: ArrayLike<number>;
  count: number;
  right: number;
  /** The most frequent mistake, with its count; undefined where there is none. */
  worst?: { answer: number; prediction: number; times: number };
}

const maxClasses = 32;
const defaultClasses = 10;

export function readConfusion(
  matrix: unknown,
  answers: unknown,
  predictions: unknown,
  names: unknown,
): Confusion {
  const labels = names === undefined || names === null ? undefined : readLabels(names);
  if (answers === undefined || answers === null || predictions === undefined || predictions === null) {
    const counts = isGiven(matrix) ? readMatrix(matrix) : empty(labels?.length ?? defaultClasses);
    return confusionOf(counts, labels);
  }
  const most = labels ? Math.min(labels.length, maxClasses) : maxClasses;
  const [given, taken] = [
    readClasses(answers, 'answers', most),
    readClasses(predictions, 'predictions', most),
  ];
  if (taken.length !== given.length) {
    throw new FigureError<keyof ConfusionMatrixMessages>('predictions', 'badLength', {
      count: given.length,
      given: taken.length,
    });
  }
  const counts = empty(labels?.length ?? Math.max(2, largest(given) + 1, largest(taken) + 1));
  for (let i = 0; i < given.length; i++) counts[given[i]][taken[i]]++;
  return { ...confusionOf(counts, labels), answers: given, predictions: taken };
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

function empty(classes: number): number[][] {
  if (classes < 1 || classes > maxClasses) {
    throw new FigureError<keyof ConfusionMatrixMessages>('labels', 'badLabels', {
      count: `1 – ${maxClasses}`,
      given: classes,
    });
  }
  return Array.from({ length: classes }, () => Array<number>(classes).fill(0));
}

function confusionOf(counts: number[][], labels = counts.map((_, i) => String(i))): Confusion {
  if (labels.length !== counts.length) {
    throw new FigureError<keyof ConfusionMatrixMessages>('labels', 'badLabels', {
      count: counts.length,
      given: labels.length,
    });
  }
  let [count, right] = [0, 0];
  let worst: Confusion['worst'];
  counts.forEach((row, answer) =>
    row.forEach((times, prediction) => {
      count += times;
      if (answer === prediction) right += times;
      else if (times > (worst?.times ?? 0)) worst = { answer, prediction, times };
    }),
  );
  return { labels, counts, count, right, worst };
}

function readMatrix(value: unknown): number[][] {
  const { data, shape } = readLargeNumbers(value, 'matrix', [2]);
  const [rows, columns] = shape;
  const isFit = rows === columns && rows <= maxClasses && Array.from(data).every(isCount);
  if (!isFit) throw new FigureError<keyof ConfusionMatrixMessages>('matrix', 'badMatrix');
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => data[row * columns + column]),
  );
}

const isCount = (value: number): boolean => Number.isInteger(value) && value >= 0;

function readClasses(value: unknown, argument: string, most: number): ArrayLike<number> {
  const list = typeof value === 'string' ? readList(value).map(Number) : value;
  const isList = typeof value !== 'string' || (list as number[]).every(isCount);
  if (!isList)
    throw new FigureError<keyof ConfusionMatrixMessages>(argument, 'badClasses', { last: most - 1 });
  const { data } = readLargeNumbers(list, argument, [1]);
  for (let i = 0; i < data.length; i++) {
    if (!isCount(data[i]) || data[i] >= most) {
      throw new FigureError<keyof ConfusionMatrixMessages>(argument, 'badClasses', { last: most - 1 });
    }
  }
  return data;
}

const largest = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((most, value) => Math.max(most, value), 0);

/** The images as they lie, `[n, h, w]` or `[n, h, w, 1]`, one for each of n answers. */
export function readImages(value: unknown, count: number): NdView {
  const view = toView(value as ArrayInput, 'figure', 'images');
  const [n, height, width, channels = 1] = view.shape;
  const isFit =
    [3, 4].includes(view.shape.length) && n === count && channels === 1 && Math.max(height, width) <= 512;
  if (!isFit)
    throw new FigureError<keyof ConfusionMatrixMessages>('images', 'badImages', {
      shape: view.shape.join(' × '),
    });
  return view;
}

export function imageAt({ data, shape, stride, offset }: NdView, index: number): PixelImage {
  const [, rows, columns] = shape;
  const values = Float32Array.from({ length: rows * columns }, (_, i) => {
    const value =
      data[offset + index * stride[0] + Math.floor(i / columns) * stride[1] + (i % columns) * stride[2]];
    return Number.isFinite(value) ? value : 0;
  });
  const maxAbs = values.some((value) => value > 1) ? 255 : 1;
  return { rows, columns, data: values, start: 0, step: 1, maxAbs };
}
