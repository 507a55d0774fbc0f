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

/** A typed array, which is a list of numbers, or `{ data, shape }`, such as an ndarray. */
export type ArrayPart =
  | Exclude<NumericArray, number[]>
  | { data: NumericArray; shape: readonly number[]; stride?: readonly number[]; offset?: number };

/** Arrays of one shape in a list, or in lists nested to one depth. */
export type ArrayStack = readonly (ArrayPart | ArrayStack)[];

/**
 * What functions accept as an array: nested number arrays, a typed array, which is a list of numbers, ndarrays, or any
 * `{ data, shape, stride?, offset? }`; also lists of typed arrays or of such objects, which mean their stack. `stride` is
 * by default row-major, `offset` 0.
 */
export type ArrayInput = readonly Nested[] | ArrayPart | ArrayStack;

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
 * Checks an argument, and returns it as a view. Nested arrays and lists of arrays are copied, typed arrays are not.
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
    ? fromList(value, functionName, argument)
    : fromObject(value, functionName, argument);
  if (ranks && !ranks.includes(view.shape.length)) {
    throw new ArgumentError(functionName, argument, `have rank ${ranks.join(' or ')}`, view);
  }
  return view;
}

/** A view of a list, nested to any depth, of numbers, or of arrays of one shape. */
function fromList(value: readonly unknown[], functionName: string, argument: string): NdView {
  const shape: number[] = [];
  let first: unknown = value;
  for (; Array.isArray(first) && shape.length < maxRank; first = first[0]) shape.push(first.length);
  const refuse = (rule: string, received: unknown): never => {
    throw new ArgumentError(functionName, argument, rule, received);
  };
  if (shape.includes(0)) refuse('hold at least one number', value);
  const isStack = isArrayPart(first);
  const rule = `hold only ${isStack ? 'arrays of one shape' : 'numbers'}, nested to the same depth`;

  const check = (level: unknown, depth: number): void => {
    if (depth === shape.length) {
      if (isStack ? !isArrayPart(level) : typeof level !== 'number') refuse(rule, level);
      return;
    }
    if (!Array.isArray(level)) return refuse(rule, level);
    if (level.length !== shape[depth]) {
      refuse(`have rows of equal length (here ${shape[depth]})`, level);
    }
    for (const part of level as unknown[]) check(part, depth + 1);
  };
  check(value, 0);
  const entries: unknown[] = value.flat(shape.length - 1);
  if (!isStack) return denseView(Float64Array.from(entries as number[]), shape);

  const views = entries.map((entry) => fromObject(entry, functionName, argument));
  const [{ shape: entryShape }] = views;
  const other = views.find((view) => view.shape.join() !== entryShape.join());
  if (other) refuse(`hold arrays of one shape (here [${entryShape.join(', ')}])`, other);
  return denseView(joinValues(views), [...shape, ...entryShape]);
}

/** The values of all views, one after the other; of their common type, else as doubles. */
function joinValues(views: readonly NdView[]): NumericArray {
  const [{ data, shape }] = views;
  const isCommon = !Array.isArray(data) && views.every((view) => view.data.constructor === data.constructor);
  const Values = (isCommon ? data.constructor : Float64Array) as Float64ArrayConstructor;
  const values = new Values(views.length * sizeOf(shape));
  let i = 0;
  for (const view of views) forEachIndex(view, (index) => (values[i++] = view.data[index]));
  return values;
}

function isArrayPart(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fromObject(value: unknown, functionName: string, argument: string): NdView {
  const refuse = (rule: string, received: unknown): never => {
    throw new ArgumentError(functionName, argument, rule, received);
  };
  if (isTypedArray(value)) {
    return value.length > 0 ? denseView(value, [value.length]) : refuse('hold at least one number', value);
  }
  if (typeof value !== 'object' || value === null) {
    return refuse('be a nested number array, a typed array, an ndarray, or { data, shape }', value);
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
  return isTypedArray(data);
}

function isTypedArray(value: unknown): value is Exclude<NumericArray, number[]> {
  return (
    ArrayBuffer.isView(value) &&
    !(value instanceof DataView) &&
    !(value instanceof BigInt64Array) &&
    !(value instanceof BigUint64Array)
  );
}
