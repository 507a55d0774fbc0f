// How the numbers of an n-dimensional array are laid out.

/** The storage of an array's numbers, one after the other. */
export type NumericArray =
  | Float32Array
  | Float64Array
  | Int8Array
  | Int16Array
  | Int32Array
  | Uint8Array
  | Uint8ClampedArray
  | Uint16Array
  | Uint32Array
  | number[];

/** The storage of results: double or single precision. */
export type FloatArray = Float32Array | Float64Array;

/**
 * An n-dimensional array: the value at `[i, j, …]` is `data[offset + i·stride[0] + j·stride[1] + …]`. Every ndarray is an
 * `NdView`.
 */
export interface NdView<Data extends NumericArray = NumericArray> {
  data: Data;
  /** Length of each axis. */
  shape: number[];
  /** For each axis, the step in `data` from one value to the next. */
  stride: number[];
  /** Index in `data` of the first value. */
  offset: number;
}

/** The strides of a dense array of this shape in row-major order, in which the last axis varies fastest. */
export function rowMajor(shape: readonly number[]): number[] {
  const stride = new Array<number>(shape.length);
  let step = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    stride[axis] = step;
    step *= shape[axis];
  }
  return stride;
}

/** The number of values in an array of this shape. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** True where the values are next to each other in `data`, in row-major order. */
export function isDense(view: NdView): boolean {
  const expected = rowMajor(view.shape);
  return view.stride.every((step, axis) => step === expected[axis] || view.shape[axis] === 1);
}

/** Calls `visit` with the index in `data` of every value, in row-major order. */
export function forEachIndex(view: NdView, visit: (index: number) => void): void {
  const walk = (axis: number, index: number): void => {
    if (axis === view.shape.length) return visit(index);
    for (let i = 0; i < view.shape[axis]; i++) walk(axis + 1, index + i * view.stride[axis]);
  };
  walk(0, view.offset);
}
