import { toView, type ArrayInput, type NdView } from '@cnn/core/steps';
import type { PixelImage } from '../../figure/draw/pixels.js';
import { readLargeNumbers } from '../../values/readLargeNumbers.js';
import { readLabels, readList } from '../../values/readList.js';
import { FigureError } from '../../values/errors/FigureError.js';
import type { ConfusionMatrixMessages } from './messages.js';

/** How often each class was predicted for each answer. Letters: k classes, n samples. */
export interface Confusion {
  labels: string[];
  /** `[k][k]`, one row per answer, one column per prediction. */
  counts: number[][];
  /** `[n]`; undefined where only the counts are known. */
  answers?: ArrayLike<number>;
  predictions?: ArrayLike<number>;
  count: number;
  right: number;
  /** The most frequent mistake and its count; undefined if there is none. */
  worst?: { answer: number; prediction: number; times: number };
}

const maxClasses = 32;
const maxImageSize = 512;
const defaultClasses = 10;

export function readConfusion(
  matrix: unknown,
  answers: unknown,
  predictions: unknown,
  names: unknown,
): Confusion {
  const labels = isMissing(names) ? undefined : readLabels(names);
  if (isMissing(answers) || isMissing(predictions)) {
    const counts = isMissing(matrix) ? zeroCounts(labels?.length ?? defaultClasses) : readMatrix(matrix);
    return summarizeCounts(counts, labels);
  }
  const classes = labels ? Math.min(labels.length, maxClasses) : maxClasses;
  const answerClasses = readClasses(answers, 'answers', classes);
  const predictedClasses = readClasses(predictions, 'predictions', classes);
  const count = answerClasses.length;
  if (predictedClasses.length !== count) {
    const values = { count, given: predictedClasses.length };
    throw new FigureError<keyof ConfusionMatrixMessages>('predictions', 'badLength', values);
  }
  const usedClasses = Math.max(2, maxOf(answerClasses) + 1, maxOf(predictedClasses) + 1);
  const counts = zeroCounts(labels?.length ?? usedClasses);
  for (let i = 0; i < count; i++) counts[answerClasses[i]][predictedClasses[i]]++;
  return { ...summarizeCounts(counts, labels), answers: answerClasses, predictions: predictedClasses };
}

const isMissing = (value: unknown): boolean => value === undefined || value === null;

function zeroCounts(classes: number): number[][] {
  if (classes < 1 || classes > maxClasses) {
    throw new FigureError<keyof ConfusionMatrixMessages>('labels', 'badLabels', {
      count: `1 – ${maxClasses}`,
      given: classes,
    });
  }
  return Array.from({ length: classes }, () => Array<number>(classes).fill(0));
}

function summarizeCounts(counts: number[][], labels = counts.map((_, i) => String(i))): Confusion {
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
  const isValid = rows === columns && rows <= maxClasses && data.every(isCount);
  if (!isValid) throw new FigureError<keyof ConfusionMatrixMessages>('matrix', 'badMatrix');
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => data[row * columns + column]),
  );
}

const isCount = (value: number): boolean => Number.isInteger(value) && value >= 0;

/** @param count of the classes that there may be */
function readClasses(value: unknown, argument: string, count: number): Float64Array {
  const list = typeof value === 'string' ? readList(value).map(Number) : value;
  const badClasses = () =>
    new FigureError<keyof ConfusionMatrixMessages>(argument, 'badClasses', { last: count - 1 });
  if (typeof value === 'string' && !(list as number[]).every(isCount)) throw badClasses();
  const { data } = readLargeNumbers(list, argument, [1]);
  if (!data.every((entry) => isCount(entry) && entry < count)) throw badClasses();
  return data;
}

const maxOf = (values: Float64Array): number => values.reduce((max, value) => Math.max(max, value), 0);

/** The images as a view, `[n, h, w]` or `[n, h, w, 1]`, for n answers; they are not copied. */
export function readImages(value: unknown, count: number): NdView {
  const view = toView(value as ArrayInput, 'figure', 'images');
  const { shape } = view;
  const [n, height, width, channels = 1] = shape;
  const isValid =
    [3, 4].includes(shape.length) && n === count && channels === 1 && Math.max(height, width) <= maxImageSize;
  if (!isValid) {
    throw new FigureError<keyof ConfusionMatrixMessages>('images', 'badImages', { shape: shape.join(' × ') });
  }
  return view;
}

/** One image; values that are not finite are 0. */
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
