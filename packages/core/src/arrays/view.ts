import { checkBytes, isCount, isListOf, isWhole } from './check.js';
import { ArgumentError } from './errors.js';

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

/** A number, or lists of numbers nested to any depth. */
export type Nested = number | readonly Nested[];

/**
 * What functions accept as an array: nested number arrays, ndarrays, or any `{ data, shape, stride?, offset? }`. `stride`
 * is by default row-major, `offset` 0.
 */
export type ArrayInput =
  | readonly Nested[]
  | { data: NumericArray; shape: readonly number[]; stride?: readonly number[]; offset?: number };

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

/** A dense view over `data`, whose length is the size of the shape. */
export function denseView<Data extends NumericArray>(data: Data, shape: readonly number[]): NdView<Data> {
  return { data, shape: [...shape], stride: rowMajor(shape), offset: 0 };
}

/** A view of zeros, in double precision where `like` is (nested arrays and Float64Array), else in single. */
export function zerosLike(like: NdView, shape: readonly number[]): NdView<FloatArray> {
  const size = sizeOf(shape);
  return denseView(isDouble(like) ? new Float64Array(size) : new Float32Array(size), shape);
}

/** Refuses a result of this shape if it would be too large, before anything is allocated. */
export function checkResult(functionName: string, like: NdView, shape: readonly number[]): void {
  checkBytes(functionName, 'the result', sizeOf(shape) * (isDouble(like) ? 8 : 4));
}

function isDouble(view: NdView): boolean {
  return view.data instanceof Float64Array || Array.isArray(view.data);
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

/** Arrays nested more deeply are refused, among them those that contain themselves. */
const maxRank = 32;

/**
 * Checks an argument, and returns it as a view. Nested arrays are copied, typed arrays are not.
 *
 * @param functionName the function that an error names
 * @param argument the argument that an error names
 * @param ranks how many axes it may have, default any from 1
 * @throws ArgumentError
 */
export function toView(
  value: ArrayInput,
  functionName: string,
  argument: string,
  ranks?: readonly number[],
): NdView {
  const view = Array.isArray(value)
    ? fromNested(value as readonly Nested[], functionName, argument)
    : fromObject(value, functionName, argument);
  if (ranks && !ranks.includes(view.shape.length)) {
    throw new ArgumentError(functionName, argument, `have rank ${ranks.join(' or ')}`, view);
  }
  return view;
}

function fromNested(value: readonly Nested[], functionName: string, argument: string): NdView<Float64Array> {
  const shape: number[] = [];
  for (let level: Nested = value; Array.isArray(level) && shape.length < maxRank; level = level[0] as Nested)
    shape.push(level.length);
  const refuse = (rule: string, received: unknown): never => {
    throw new ArgumentError(functionName, argument, rule, received);
  };
  if (shape.includes(0)) refuse('hold at least one number', value);

  const check = (level: Nested, depth: number): void => {
    if (depth === shape.length) {
      if (typeof level !== 'number') refuse('hold only numbers, nested to the same depth', level);
      return;
    }
    if (!Array.isArray(level)) return refuse('hold only numbers, nested to the same depth', level);
    if (level.length !== shape[depth]) {
      refuse(`have rows of equal length (here ${shape[depth]})`, level);
    }
    for (const part of level as readonly Nested[]) check(part, depth + 1);
  };
  check(value, 0);
  return denseView(Float64Array.from((value as number[]).flat(Infinity) as number[]), shape);
}

function fromObject(value: unknown, functionName: string, argument: string): NdView {
  const refuse = (rule: string, received: unknown): never => {
    throw new ArgumentError(functionName, argument, rule, received);
  };
  if (typeof value !== 'object' || value === null) {
    return refuse('be a nested number array, an ndarray, or { data, shape }', value);
  }
  const { data, shape, stride, offset = 0 } = value as Partial<NdView>;
  if (!isNumericArray(data)) return refuse('have its numbers in a typed array or an array as data', data);
  if (!isListOf(shape, isCount) || shape.length === 0) {
    return refuse('have a shape of positive whole numbers', shape);
  }
  const steps = stride === undefined ? rowMajor(shape) : stride;
  if (!isListOf(steps, isWhole) || steps.length !== shape.length) {
    return refuse(`have ${shape.length} whole numbers as stride`, stride);
  }
  let first = offset;
  let last = offset;
  shape.forEach((length, axis) => {
    const reach = (length - 1) * steps[axis];
    if (reach < 0) first += reach;
    else last += reach;
  });
  if (!(isWhole(offset) && first >= 0 && last < data.length)) {
    return refuse(`be inside its data, which holds ${data.length} numbers`, value);
  }
  return { data, shape: [...shape], stride: [...steps], offset };
}

function isNumericArray(data: unknown): data is NumericArray {
  if (Array.isArray(data)) return isListOf(data, (entry) => typeof entry === 'number');
  return (
    ArrayBuffer.isView(data) &&
    !(data instanceof DataView) &&
    !(data instanceof BigInt64Array) &&
    !(data instanceof BigUint64Array)
  );
}
