import { toView, type ArrayInput, type NdView } from '@cnn/core/steps';
import { FigureError } from './errors/FigureError.js';
import { quoteValue } from './errors/quoteValue.js';
import { limitCharacters, limitShape } from './limits.js';

export type Numbers = NdView<Float64Array>;
/** Numbers as a page gives them: "1 0 2; 0 1 1", JSON, the name of a preset, nested arrays, or an NdView. */
export type NumbersValue =
  string | readonly unknown[] | { data: ArrayLike<number>; shape: readonly number[] };

export type Presets = Readonly<Record<string, readonly (readonly number[])[]>>;

const maxValue = 1e9;
const maxDepth = 4;
const decimalPattern = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** One number as people write it, with a minus sign of either kind, however large; undefined where it is none. */
export function readNumber(text: string): number | undefined {
  const plain = text.trim().replace(/^[−–]/, '-');
  if (!decimalPattern.test(plain)) return undefined;
  return Number(plain);
}

/** Whether a number is of a size that a figure can show. */
export const isDisplayable = (value: number): boolean => Math.abs(value) <= maxValue;

/**
 * A copy of what an attribute or a property says: rows of numbers ("1 0 2; 0 1 1"), JSON, the name of a preset,
 * nested arrays, or an NdView.
 */
export function readNumbers(value: unknown, argument: string, presets: Presets, ranks: number[]): Numbers {
  const array = typeof value === 'string' ? readText(value, argument, presets) : value;
  limitShape(declaredShape(array, argument), argument);
  const view = toView(array as ArrayInput, 'figure', argument, ranks);
  const numbers = denseCopy(view);
  limitShape(numbers.shape, argument);
  if (!numbers.data.every(isDisplayable)) throw new FigureError(argument, 'notFinite');
  return numbers;
}

function readText(text: string, argument: string, presets: Presets): unknown {
  limitCharacters(text, argument);
  const trimmed = text.trim();
  if (Object.hasOwn(presets, trimmed)) return presets[trimmed];
  const refuse = (): never => {
    const names = Object.keys(presets);
    const shown = names.length > 9 ? `${names[0]} … ${names[names.length - 1]}` : names.join(', ');
    throw new FigureError(argument, 'notNumbers', { presets: shown, got: quoteValue(text) });
  };
  if (/^[[{]/.test(trimmed)) {
    try {
      return JSON.parse(trimmed) as unknown;
    } catch {
      return refuse();
    }
  }
  const rows = trimmed.split(/[;\n]/).map((row) => row.split(/[\s,]+/).filter((part) => part !== ''));
  if (rows.length > 1 && rows[rows.length - 1].length === 0) rows.pop();
  return rows.map((row) => (row.length === 0 ? refuse() : row.map((part) => readNumber(part) ?? refuse())));
}

/** The shape that a value says it has, without walking through it. */
function declaredShape(value: unknown, argument: string): number[] {
  if (!Array.isArray(value)) {
    const shape = (value as { shape?: unknown } | null | undefined)?.shape;
    return Array.isArray(shape) ? shape.filter((length) => typeof length === 'number') : [];
  }
  const shape: number[] = [];
  for (let level: unknown = value; Array.isArray(level); level = level[0]) {
    if (shape.push(level.length) > maxDepth) throw new FigureError(argument, 'tooDeep');
  }
  return shape;
}

/** The numbers of a view as our own, so that what a page does to its array later changes nothing here. */
function denseCopy({ data, shape, stride, offset }: NdView): Numbers {
  const numbers: number[] = [];
  const walk = (axis: number, index: number): void => {
    if (axis === shape.length) numbers.push(data[index]);
    else for (let i = 0; i < shape[axis]; i++) walk(axis + 1, index + i * stride[axis]);
  };
  walk(0, offset);
  return denseNumbers(Float64Array.from(numbers), shape);
}

/** A dense array of this shape, last axis fastest. */
export function denseNumbers(data: Float64Array, shape: readonly number[]): Numbers {
  const stride = shape.map((_, axis) => shape.slice(axis + 1).reduce((size, length) => size * length, 1));
  return { data, shape: [...shape], stride, offset: 0 };
}

/** The value at `[row, column, channel, out]`; axes that the array does not have are left out. */
export function offsetOf({ stride }: Numbers, ...place: number[]): number {
  return stride.reduce((index, step, axis) => index + step * (place[axis] ?? 0), 0);
}

/** The numbers as nested arrays, as a page writes them. */
export function toNested({ data, shape, stride }: Numbers): unknown[] {
  const level = (axis: number, index: number): unknown =>
    axis === shape.length
      ? data[index]
      : Array.from({ length: shape[axis] }, (_, i) => level(axis + 1, index + i * stride[axis]));
  return level(0, 0) as unknown[];
}
