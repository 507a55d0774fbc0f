import type { Kernels } from '../../kernels/kernels.js';
import type { RowBlock } from '../layer.js';

/** Writes the sums of the rows from … to−1 of two blocks into a third, all of one width; it may be one of the two. */
export function addRows(
  kernels: Kernels,
  target: RowBlock,
  first: RowBlock,
  second: RowBlock,
  from: number,
  to: number,
): void {
  const { start, width } = target;
  const [a, b] = [Math.min(first.start, second.start), Math.max(first.start, second.start)];
  const [begin, end] = [from * width, to * width];
  if (a === b) kernels.rescale(start + begin, a + begin, end - begin, 2, 0);
  // The kernel's two rows, which are as far apart as the blocks.
  else kernels.sumRows(start, a, 2, b - a, begin, end);
}
