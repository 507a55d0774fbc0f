import { cellUnder, type WindowGeometry } from '../arrays/window.js';

/** A rectangle of input cells. All numbers in cells; row and column are negative where it begins in the padding. */
export interface StepWindow {
  row: number;
  column: number;
  height: number;
  width: number;
}

/** About the memory that a step takes for each cell under its window. */
export const bytesPerCell = 64;

/** The input cells under the window at a position, including the gaps of dilation. */
export function stepWindow({ rows, columns }: WindowGeometry, row: number, column: number): StepWindow {
  return {
    row: cellUnder(rows, row, 0),
    column: cellUnder(columns, column, 0),
    height: rows.span,
    width: columns.span,
  };
}
