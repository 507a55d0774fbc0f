import { mapCells, type Frame } from '../frame/Frame.js';

/** The frame with a question mark in place of the newest result, and without the maximum of a window marked. */
export function hideAnswer(frame: Frame): Frame {
  const inputs = frame.inputs.map((matrix) =>
    mapCells(matrix, (cell) => (cell.state === 'winner' ? { ...cell, state: 'lit' } : cell)),
  );
  const results = frame.results.map((matrix) =>
    mapCells(matrix, (cell, row, column) =>
      matrix.outline?.row === row && matrix.outline.column === column ? { text: '?', state: 'empty' } : cell,
    ),
  );
  return { ...frame, inputs, results };
}
