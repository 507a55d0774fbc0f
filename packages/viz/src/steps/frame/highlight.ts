import type { WindowGeometry } from '@cnn/core/steps';
import type { Cell, Matrix } from '../../figure/draw/matrix.js';
import { fill, plural, type Messages } from '../../messages/index.js';
import { cellLabel, mapCells, type Frame } from './Frame.js';

/** A cell that the reader points at, in rows and columns as drawn, padding included. */
export interface CellRef {
  block: 'inputs' | 'filters' | 'results';
  /** Which of the matrices of the block. */
  index: number;
  row: number;
  column: number;
}

/** How the channels of a figure belong together. */
export interface Connections {
  geometry: WindowGeometry;
  /** Of several results side by side, the channels of one. */
  depth: number;
  /** Whether an output channel is made of an input channel. */
  connects(input: number, output: number): boolean;
  /** The input channel that the first matrix of the filter meets, and the output channel of the filter. */
  filter: { first: number; output: number };
}

interface Indices {
  input?: number;
  filter?: number;
  output?: number;
}

const isWithin = (index: number, count: number): boolean =>
  Number.isInteger(index) && index >= 0 && index < count;

/** Along an axis, `input = output · stride + filter · dilation`, in padded cells: whether there is such a third. */
function sharesProduct(
  { stride, dilation, kernel, output: outputs }: WindowGeometry['rows'],
  { input, filter, output }: Indices,
): boolean {
  if (input === undefined) return true;
  return filter === undefined
    ? isWithin((input - output! * stride) / dilation, kernel)
    : isWithin((input - filter * dilation) / stride, outputs);
}

/** Whether two cells of different blocks take part in one product. */
function isConnected(links: Connections, a: CellRef, b: CellRef): boolean {
  if (a.block === b.block) return false;
  const of = (block: CellRef['block']) => (a.block === block ? a : b.block === block ? b : undefined);
  const [input, filter, output] = [of('inputs'), of('filters'), of('results')];
  const { rows, columns } = links.geometry;
  const channel = filter ? links.filter.first + filter.index : input?.index;
  const result = filter ? links.filter.output : output && output.index % links.depth;
  return (
    (!input || input.index === channel) &&
    (!output || output.index % links.depth === result) &&
    (!input || !output || links.connects(input.index, output.index % links.depth)) &&
    sharesProduct(rows, { input: input?.row, filter: filter?.row, output: output?.row }) &&
    sharesProduct(columns, { input: input?.column, filter: filter?.column, output: output?.column })
  );
}

/**
 * The frame with the spot marked and all that it touches, and a sentence that says so; undefined where there is no
 * such cell any more.
 */
export function highlightConnected(
  frame: Frame,
  hoveredCell: CellRef,
  links: Connections,
  messages: Messages,
): { frame: Frame; sentence: string } | undefined {
  const { block, index, row, column } = hoveredCell;
  const target = frame[block][index]?.cells[row]?.[column];
  if (!target) return undefined;
  let count = 0;
  const mark = (block: CellRef['block']) =>
    frame[block].map((matrix, index): Matrix => {
      const marked = mapCells(matrix, (cell, row, column): Cell => {
        if (cell === target) return { ...cell, mark: 'spot' };
        const isTouched = isConnected(links, hoveredCell, { block, index, row, column });
        if (isTouched) count++;
        return isTouched ? { ...cell, mark: 'touched' } : cell;
      });
      return matrix.cells[row]?.[column] === target ? { ...marked, hoveredCell } : marked;
    });
  const linked = { inputs: mark('inputs'), filters: mark('filters'), results: mark('results') };
  const { rows, columns } = links.geometry;
  const [top, left] = block === 'inputs' ? [rows.before, columns.before] : [0, 0];
  const cell = cellLabel(frame[block][index].title, row - top, column - left, messages);
  const sentence = fill(plural(messages.linked, count), { cell, value: target.text || '?', count });
  return { frame: { ...frame, ...linked, hoveredCell }, sentence };
}
