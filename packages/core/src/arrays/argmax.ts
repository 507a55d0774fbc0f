import { ArgumentError } from './errors.js';
import { forEachIndex, sizeOf, type NdView } from './layout.js';

/**
 * The index of the largest value, the first of equal ones; 0 where all are NaN.
 *
 * @param offset of the first value, default 0
 * @param length how many values to look at; default to the end
 * @returns the index, counted from `offset`
 */
export function argmax(values: ArrayLike<number>, offset = 0, length = values.length - offset): number {
  let best = 0;
  for (let i = 1; i < length; i++) if (values[offset + i] > values[offset + best]) best = i;
  return best;
}

/** The index, in row-major order, of the largest value of a view. */
export function flatArgmax(view: NdView): number {
  const values = new Float64Array(sizeOf(view.shape));
  let i = 0;
  forEachIndex(view, (index) => (values[i++] = view.data[index]));
  return argmax(values);
}

/** The indices of the largest values along an axis, with the shape without it. Below 0 the axis counts from the end. */
export function argmaxAlong(view: NdView, axis: number): { data: Int32Array<ArrayBuffer>; shape: number[] } {
  const { data, shape, stride, offset } = view;
  const rank = shape.length;
  if (!(Number.isInteger(axis) && axis >= -rank && axis < rank)) {
    throw new ArgumentError('argmax', 'axis', `be a whole number from ${-rank} to ${rank - 1}`, axis);
  }
  const along = axis < 0 ? axis + rank : axis;
  const others = {
    data,
    shape: shape.filter((_, i) => i !== along),
    stride: stride.filter((_, i) => i !== along),
    offset,
  };
  const values = new Float64Array(shape[along]);
  const indices = new Int32Array(sizeOf(others.shape));
  let n = 0;
  forEachIndex(others, (first) => {
    for (let i = 0; i < values.length; i++) values[i] = data[first + i * stride[along]];
    indices[n++] = argmax(values);
  });
  return { data: indices, shape: others.shape };
}
