import type { FilterGroup, WindowShape } from './kernels.js';

/**
 * An image seen as the matrix of its windows, which is never laid out. Rows come in sets, `setStep` apart; column p
 * lies at ⌊p / outer⌋·outerStep + ⌊p mod outer / inner⌋·innerStep + (p mod inner)·columnStep from its row.
 */
export interface WindowMatrix {
  start: number;
  blocks: number;
  blockStep: number;
  /** In a set. */
  rows: number;
  rowStep: number;
  columns: number;
  columnStep: number;
  inner: number;
  innerStep: number;
  outer: number;
  outerStep: number;
}

/** `[oh·ow, kh·kw·depth]`: a row a position, a column a tap. For an image without padding. */
export function im2col(image: number, shape: WindowShape, group: FilterGroup): WindowMatrix {
  const { rows, columns } = shape.geometry;
  const { channels } = shape;
  const line = columns.input * channels;
  return {
    start: image + group.firstChannel,
    blocks: rows.output,
    blockStep: rows.stride * line,
    rows: columns.output,
    rowStep: columns.stride * channels,
    columns: rows.kernel * columns.kernel * group.depth,
    columnStep: 1,
    inner: group.depth,
    innerStep: columns.dilation * channels,
    outer: columns.kernel * group.depth,
    outerStep: rows.dilation * line,
  };
}

/** `[kh·kw·depth, oh·ow]`, the same transposed, in one piece or in one for each row of the kernel. */
export function im2colTransposed(image: number, shape: WindowShape, group: FilterGroup): WindowMatrix[] {
  const { rows, columns } = shape.geometry;
  const { channels } = shape;
  const line = columns.input * channels;
  const start = image + group.firstChannel;
  const position = {
    columns: rows.output * columns.output,
    columnStep: columns.stride * channels,
    inner: columns.output,
    innerStep: 0,
    outer: columns.output,
    outerStep: rows.stride * line,
  };
  if (hasContiguousRows(shape, group)) {
    const taps = { rows: columns.kernel * group.depth, rowStep: 1 };
    return [{ start, blocks: rows.kernel, blockStep: rows.dilation * line, ...taps, ...position }];
  }
  return Array.from({ length: rows.kernel }, (_, i) => ({
    start: start + i * rows.dilation * line,
    blocks: columns.kernel,
    blockStep: columns.dilation * channels,
    rows: group.depth,
    rowStep: 1,
    ...position,
  }));
}

/** Whether each row of a window is one run of numbers. */
export function hasContiguousRows({ geometry, channels }: WindowShape, { depth }: FilterGroup): boolean {
  return geometry.columns.dilation === 1 && depth === channels;
}
