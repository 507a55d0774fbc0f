import { cellUnder, type WindowAxis } from '../../arrays/window.js';

/** The cells of the input, from … to−1, that the window at a position covers; the others are padding. */
export function cellsInInput(axis: WindowAxis, position: number): [from: number, to: number] {
  const first = cellUnder(axis, position, 0);
  return [Math.max(first, 0), Math.min(first + axis.kernel, axis.input)];
}
