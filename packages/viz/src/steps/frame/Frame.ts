import type { StepWindow, WindowGeometry } from '@cnn/core/steps';
import type { Cell, Matrix } from '../../figure/draw/matrix.js';
import { fill, type Messages } from '../../messages/index.js';
import { offsetOf, type Numbers } from '../../values/numbers.js';
import { resultTexts, textsOf } from './texts.js';

/** A matrix whose cells the reader can edit. */
export type EditableName = 'input' | 'filter';

/** A cell of a matrix as drawn, padding included. */
export type DrawnCell = [row: number, column: number, channel: number];

/** A cell that the reader points at, in rows and columns as drawn, padding included. */
export interface CellRef {
  block: 'inputs' | 'filters' | 'results';
  /** Which of the matrices of the block. */
  index: number;
  row: number;
  column: number;
}

/** All matrices of a figure at one step, one a channel. */
export interface Frame {
  inputs: Matrix[];
  filters: Matrix[];
  results: Matrix[];
  /** What stands before the second and the last of three blocks; left out, those of a convolution. */
  operators?: [string, string];
  /** Channels of one result, where there are several results side by side. */
  depth?: number;
  /** The numbers under the window, where those of the image are too small to be read. */
  windows?: Matrix[];
  /** The cell that the reader points at. */
  hoveredCell?: CellRef;
}

/** A matrix with other cells. */
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
  texts.reduce((most, text) => Math.max(most, text.length), 0);

export const indices = (length: number): number[] => Array.from({ length }, (_, i) => i);

export const sizeText = (height: number, width: number): string => `${height} × ${width}`;

export function titleFor(name: string, channel: number, depth: number, messages: Messages): string {
  return depth === 1 ? name : fill(messages.channel, { name, channel: channel + 1 });
}

export const cellLabel = (name: string, row: number, column: number, messages: Messages): string =>
  fill(messages.cell, { name, row: row + 1, column: column + 1 });

/** What an image's drawing needs beside its cells. */
export interface ImageOptions extends WindowGeometry {
  window: StepWindow;
  editable: boolean;
  messages: Messages;
  /** Changes the cell at an image's row and column as the step lights it; `isPadding` outside the image. */
  styleCell(cell: Cell, row: number, column: number, isPadding: boolean): Cell;
}

/** One channel of an image with its padding around it, and the outline of the step's window. */
export function imageMatrix(image: Numbers, channel: number, frame: ImageOptions): Matrix {
  const { rows, columns, window, editable, messages } = frame;
  const { height, width, depth } = imageSize(image);
  const title = titleFor(messages.image, channel, depth, messages);
  const texts = textsOf(image);
  const darkness = shadeScale(image.data);
  const cells = indices(rows.before + height + rows.after).map((r) =>
    indices(columns.before + width + columns.after).map((c): Cell => {
      const [row, column] = [r - rows.before, c - columns.before];
      if (row < 0 || row >= height || column < 0 || column >= width) {
        return frame.styleCell({ text: '', state: 'padding' }, row, column, true);
      }
      const place = offsetOf(image, row, column, channel);
      const cell: Cell = { text: texts[place], state: 'plain', shade: darkness(image.data[place]) };
      if (editable) cell.label = cellLabel(title, row, column, messages);
      return frame.styleCell(cell, row, column, false);
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

/** 0 for the least of the values, 1 for the most; where there are negative ones, −1 … 1 with 0 in the middle. */
function shadeScale(values: Iterable<number>): (value: number) => number {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  if (least < 0) return (value) => value / Math.max(most, -least);
  return (value) => (most > least ? (value - least) / (most - least) : 0);
}

interface ResultStep {
  row: number;
  column: number;
  channel: number;
  index: number;
  value: number;
}

/** One channel of the result: the values so far, the places of those to come, and the newest outlined. */
export function resultMatrix(
  steps: readonly ResultStep[],
  current: ResultStep,
  channel: number,
  messages: Messages,
): Matrix {
  const last = steps[steps.length - 1];
  const [height, width, depth] = [last.row + 1, last.column + 1, last.channel + 1];
  const texts = resultTexts(steps);
  const darkness = shadeScale(steps.map(({ value }) => value));
  const cells = indices(height).map((row) =>
    indices(width).map((column): Cell => {
      const step = steps[(row * width + column) * depth + channel];
      const isKnown = step.index <= current.index;
      return isKnown
        ? { text: texts[step.index], state: 'lit', shade: darkness(step.value) }
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
