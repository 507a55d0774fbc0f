import type { FilterGroup, WindowShape } from './kernels.js';

/**
 * An image as the matrix of its windows (im2col), given by strides instead of a copy. Rows come in blocks; row r begins
 * at start + ⌊r / rows⌋·blockStep + (r mod rows)·rowStep. Column p is ⌊p / outer⌋·outerStep + ⌊p mod outer /
 * inner⌋·innerStep + (p mod inner)·columnStep after it.
 */
export interface WindowMatrix {
  start: number;
  blocks: number;
  blockStep: number;
  /** In each block. */
  rows: number;
  rowStep: number;
  columns: number;
  columnStep: number;
  inner: number;
  innerStep: number;
  outer: number;
  outerStep: number;
}

/** `[oh·ow, kh·kw·depth]`: a row per window, in a block per row of the output. For an image without padding. */
export function im2col(image: number, shape: WindowShape, group: FilterGroup): WindowMatrix {
  const { rows, columns } = shape.geometry;
  const { channels } = shape;
  const imageRow = columns.input * channels;
  return {
    start: image + group.firstChannel,
    blocks: rows.output,
    blockStep: rows.stride * imageRow,
    rows: columns.output,
    rowStep: columns.stride * channels,
    columns: rows.kernel * columns.kernel * group.depth,
    columnStep: 1,
    inner: group.depth,
    innerStep: columns.dilation * channels,
    outer: columns.kernel * group.depth,
    outerStep: rows.dilation * imageRow,
  };
}

/** The transpose, `[kh·kw·depth, oh·ow]`: one matrix, or one per row of the kernel, to be stacked. */
export function im2colTransposed(image: number, shape: WindowShape, group: FilterGroup): WindowMatrix[] {
  const { rows, columns } = shape.geometry;
  const { channels } = shape;
  const imageRow = columns.input * channels;
  const start = image + group.firstChannel;
  const windows = {
    columns: rows.output * columns.output,
    columnStep: columns.stride * channels,
    inner: columns.output,
    innerStep: 0,
    outer: columns.output,
    outerStep: rows.stride * imageRow,
  };
  if (hasContiguousRows(shape, group)) {
    const cells = { rows: columns.kernel * group.depth, rowStep: 1 };
    return [{ start, blocks: rows.kernel, blockStep: rows.dilation * imageRow, ...cells, ...windows }];
  }
  return Array.from({ length: rows.kernel }, (_, i) => ({
    start: start + i * rows.dilation * imageRow,
    blocks: columns.kernel,
    blockStep: columns.dilation * channels,
    rows: group.depth,
    rowStep: 1,
    ...windows,
  }));
}

/** Whether each row of a window is contiguous in memory. */
function hasContiguousRows({ geometry, channels }: WindowShape, { depth }: FilterGroup): boolean {
  return geometry.columns.dilation === 1 && depth === channels;
}
