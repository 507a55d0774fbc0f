import type { Cell } from '../../figure/draw/cell.js';
import type { Matrix } from '../../figure/draw/matrix.js';
import { fill, type Messages } from '../../messages/index.js';
import type { Numbers } from '../../values/numbers.js';

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
