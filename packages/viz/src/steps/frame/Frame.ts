import type { StepWindow, WindowGeometry } from '@cnn/core/steps';
import type { Cell, Matrix } from '../../figure/draw/matrix.js';
import { fill, type Messages } from '../../messages/index.js';
import { offsetOf, type Numbers } from '../../values/numbers.js';
import { resultTexts, textsOf } from './texts.js';

/** A matrix whose cells the reader can edit. */
export type EditableName = 'input' | 'filter';

/** A cell of a matrix as drawn, padding included. */
export type DrawnCell = [row: number, column: number, channel: number];

/** A cell of a frame, in rows and columns as drawn, padding included. */
export interface CellRef {
  block: 'inputs' | 'filters' | 'results';
  /** The index of the matrix in the block. */
  index: number;
  row: number;
  column: number;
}

/** All matrices of a figure at one step, one per channel. */
export interface Frame {
  inputs: Matrix[];
  filters: Matrix[];
  results: Matrix[];
  /** The operators between the three blocks; by default those of a convolution. */
  operators?: [string, string];
  /** Channels of one result, where several results are side by side. */
  depth?: number;
  /** The numbers in the window, where those of the image are too small to read. */
  windows?: Matrix[];
  hoveredCell?: CellRef;
}

/** The matrix with each cell replaced. */
export const mapCells = (
  matrix: Matrix,
  change: (cell: Cell, row: number, column: number) => Cell,
): Matrix => ({
  ...matrix,
  cells: matrix.cells.map((cells, row) => cells.map((cell, column) => change(cell, row, column))),
});

/** Height, width and channels of an image. */
export function imageSize({ shape }: Numbers): { height: number; width: number; depth: number } {
  return { height: shape[0], width: shape[1], depth: shape[2] ?? 1 };
}

export const maxTextLength = (texts: readonly string[]): number =>
  texts.reduce((max, text) => Math.max(max, text.length), 0);

export const range = (length: number): number[] => Array.from({ length }, (_, i) => i);

export const sizeText = (height: number, width: number): string => `${height} × ${width}`;

export function titleFor(name: string, channel: number, depth: number, messages: Messages): string {
  return depth === 1 ? name : fill(messages.channel, { name, channel: channel + 1 });
}

export const cellLabel = (name: string, row: number, column: number, messages: Messages): string =>
  fill(messages.cell, { name, row: row + 1, column: column + 1 });

/** How an image is drawn at a step. */
export interface ImageOptions extends WindowGeometry {
  window: StepWindow;
  editable: boolean;
  messages: Messages;
  /** The cell at a row and column of the image as this step shows it; outside the image `isPadding`. */
  styleCell(cell: Cell, row: number, column: number, isPadding: boolean): Cell;
}

/** One channel of an image with its padding, and the outline of the step's window. */
export function imageMatrix(image: Numbers, channel: number, options: ImageOptions): Matrix {
  const { rows, columns, window, editable, messages } = options;
  const { height, width, depth } = imageSize(image);
  const title = titleFor(messages.image, channel, depth, messages);
  const texts = textsOf(image);
  const shadeOf = shadeScale(image.data);
  const cells = range(rows.before + height + rows.after).map((r) =>
    range(columns.before + width + columns.after).map((c): Cell => {
      const [row, column] = [r - rows.before, c - columns.before];
      if (row < 0 || row >= height || column < 0 || column >= width) {
        return options.styleCell({ text: '', state: 'padding' }, row, column, true);
      }
      const offset = offsetOf(image, row, column, channel);
      const cell: Cell = { text: texts[offset], state: 'plain', shade: shadeOf(image.data[offset]) };
      if (editable) cell.label = cellLabel(title, row, column, messages);
      return options.styleCell(cell, row, column, false);
    }),
  );
  return {
    role: 'input',
    title,
    size: sizeText(height, width),
    cells,
    maxCharacters: maxTextLength(texts),
    outline: { ...window, row: window.row + rows.before, column: window.column + columns.before },
  };
}

/** One channel of an image with its padding, outside of any step's window. */
export const imageWithoutOutline = (
  image: Numbers,
  channel: number,
  options: Omit<ImageOptions, 'window' | 'editable'>,
): Matrix => ({
  ...imageMatrix(image, channel, {
    ...options,
    window: { row: 0, column: 0, height: 1, width: 1 },
    editable: false,
  }),
  outline: undefined,
});

/** 0 for the smallest value, 1 for the largest; with negative values −1 … 1, with 0 for 0. */
function shadeScale(values: Iterable<number>): (value: number) => number {
  let [min, max] = [Infinity, -Infinity];
  for (const value of values) {
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  if (min < 0) return (value) => value / Math.max(max, -min);
  return (value) => (max > min ? (value - min) / (max - min) : 0);
}

interface ResultStep {
  row: number;
  column: number;
  channel: number;
  index: number;
  value: number;
}

/** One channel of the result: the values up to the current step, empty cells for the others, the newest outlined. */
export function resultMatrix(
  steps: readonly ResultStep[],
  current: ResultStep,
  channel: number,
  messages: Messages,
): Matrix {
  const last = steps[steps.length - 1];
  const [height, width, depth] = [last.row + 1, last.column + 1, last.channel + 1];
  const texts = resultTexts(steps);
  const shadeOf = shadeScale(steps.map(({ value }) => value));
  const cells = range(height).map((row) =>
    range(width).map((column): Cell => {
      const step = steps[(row * width + column) * depth + channel];
      const isKnown = step.index <= current.index;
      return isKnown
        ? { text: texts[step.index], state: 'lit', shade: shadeOf(step.value) }
        : { text: '', state: 'empty' };
    }),
  );
  return {
    role: 'output',
    title: titleFor(messages.result, channel, depth, messages),
    size: sizeText(height, width),
    cells,
    maxCharacters: maxTextLength(texts),
    outline:
      channel === current.channel
        ? { row: current.row, column: current.column, height: 1, width: 1 }
        : undefined,
  };
}
