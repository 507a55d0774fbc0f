import type { Cell, Matrix } from '../draw/matrix.js';
import type { Frame } from '../frame/Frame.js';

const mapCells = (matrix: Matrix, change: (cell: Cell, row: number, column: number) => Cell): Matrix => ({
  ...matrix,
  cells: matrix.cells.map((cells, row) => cells.map((cell, column) => change(cell, row, column))),
});

/** The newest result gives way to a question mark, and the winner is not told. */
export function withoutAnswer(frame: Frame): Frame {
  const inputs = frame.inputs.map((matrix) =>
    mapCells(matrix, (cell) => (cell.tone === 'winner' ? { ...cell, tone: 'lit' } : cell)),
  );
  const results = frame.results.map((matrix) =>
    mapCells(matrix, (cell, row, column) =>
      matrix.outline?.row === row && matrix.outline.column === column ? { text: '?', tone: 'empty' } : cell,
    ),
  );
  return { ...frame, inputs, results };
}

/** The image's numbers are another figure's: they are not entered here. */
export const withoutFields = (frame: Frame): Frame => ({
  ...frame,
  inputs: frame.inputs.map((matrix) => mapCells(matrix, (cell) => ({ ...cell, label: undefined }))),
});
