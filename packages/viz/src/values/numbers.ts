import { rowMajor, type NdView } from '@cnn/core/steps';

/** Numbers without gaps in row-major order: the last axis varies fastest. */
export interface Numbers {
  readonly data: Float64Array;
  readonly shape: readonly number[];
}

/**
 * Numbers as a page gives them: "1 0 2; 0 1 1", JSON, the name of a preset, nested arrays, or `{ data, shape }` as an
 * ndarray has them.
 */
export type NumbersValue =
  string | readonly unknown[] | { data: ArrayLike<number>; shape: readonly number[] };

/** A result of core, which is dense. Core computes in the precision of its input: in double from `Numbers`. */
export const toNumbers = ({ data, shape }: NdView): Numbers => ({
  data: data instanceof Float64Array ? data : Float64Array.from(data),
  shape,
});

/** The offset of the value at `[row, column, channel, out]`; axes that the array does not have are left out. */
export function offsetOf({ shape }: Numbers, ...index: number[]): number {
  return shape.reduce((offset, length, axis) => offset * length + (index[axis] ?? 0), 0);
}

/** The numbers as nested arrays. */
export function toNested({ data, shape }: Numbers): unknown[] {
  const stride = rowMajor(shape);
  const level = (axis: number, offset: number): unknown =>
    axis === shape.length
      ? data[offset]
      : Array.from({ length: shape[axis] }, (_, i) => level(axis + 1, offset + i * stride[axis]));
  return level(0, 0) as unknown[];
}
