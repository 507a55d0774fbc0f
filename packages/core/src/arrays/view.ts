import { isCount, isListOf, isWhole } from './check.js';
import { denseView } from './results/denseView.js';
import { ArgumentError } from './errors.js';
import type { Nested } from './results/formatArray.js';
import { forEachIndex, rowMajor, sizeOf, type NdView, type NumericArray } from './layout.js';

export { checkResult, denseView, zerosLike, type DenseView } from './results/denseView.js';
export { forEachIndex, isDense, rowMajor, sizeOf } from './layout.js';
export type { FloatArray, NdView, NumericArray } from './layout.js';

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
