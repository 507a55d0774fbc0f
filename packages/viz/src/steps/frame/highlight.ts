import type { WindowGeometry } from '@cnn/core/steps';
import type { Cell } from '../../figure/draw/cell.js';
import type { Matrix } from '../../figure/draw/matrix.js';
import { fill, plural, type Messages } from '../../messages/index.js';
import { cellLabel, mapCells, type CellRef, type Frame } from './Frame.js';

/** How the channels of a figure belong together. */
export interface Connections {
  geometry: WindowGeometry;
  /** Channels of one result, where several results are side by side. */
  depth: number;
  /** Whether an output channel is computed from an input channel. */
  connects(input: number, output: number): boolean;
  /** The input channel of the first matrix of the filter, and the output channel of the filter. */
  filter: { first: number; output: number };
}

/** Indices along one axis, of cells in at least two of the three matrices. */
interface Indices {
  input?: number;
  filter?: number;
  output?: number;
}

const isWithin = (index: number, count: number): boolean =>
  Number.isInteger(index) && index >= 0 && index < count;

/** Whether cells belong to one product along an axis: `input = output · stride + filter · dilation`, padding included. */
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
function isConnected(connections: Connections, a: CellRef, b: CellRef): boolean {
  if (a.block === b.block) return false;
  const { geometry, depth, connects } = connections;
  const inBlock = (block: CellRef['block']) => (a.block === block ? a : b.block === block ? b : undefined);
  const [input, filter, output] = [inBlock('inputs'), inBlock('filters'), inBlock('results')];
  const outputChannel = output && output.index % depth;
  const filterChannels = filter && {
    input: connections.filter.first + filter.index,
    output: connections.filter.output,
  };
  return (
    (!input || !filterChannels || input.index === filterChannels.input) &&
    (!output || !filterChannels || outputChannel === filterChannels.output) &&
    (!input || !output || connects(input.index, outputChannel!)) &&
    sharesProduct(geometry.rows, { input: input?.row, filter: filter?.row, output: output?.row }) &&
    sharesProduct(geometry.columns, { input: input?.column, filter: filter?.column, output: output?.column })
  );
}

/**
 * The frame with a cell and all connected cells marked, and a sentence about them; undefined where there is no such cell.
 */
export function highlightConnected(
  frame: Frame,
  hoveredCell: CellRef,
  connections: Connections,
  messages: Messages,
): { frame: Frame; sentence: string } | undefined {
  const { block, index, row, column } = hoveredCell;
  const target = frame[block][index]?.cells[row]?.[column];
  if (!target) return undefined;
  let count = 0;
  const mark = (block: CellRef['block']) =>
    frame[block].map((matrix, index): Matrix => {
      const marked = mapCells(matrix, (cell, row, column): Cell => {
        if (cell === target) return { ...cell, mark: 'hovered' };
        if (!isConnected(connections, hoveredCell, { block, index, row, column })) return cell;
        count++;
        return { ...cell, mark: 'connected' };
      });
      return matrix.cells[row]?.[column] === target ? { ...marked, hoveredCell } : marked;
    });
  const marked = { inputs: mark('inputs'), filters: mark('filters'), results: mark('results') };
  const { rows, columns } = connections.geometry;
  const [top, left] = block === 'inputs' ? [rows.before, columns.before] : [0, 0];
  const cell = cellLabel(frame[block][index].title, row - top, column - left, messages);
  const sentence = fill(plural(messages.linked, count), { cell, value: target.text || '?', count });
  return { frame: { ...frame, ...marked, hoveredCell }, sentence };
}
