import { forEachIndex, toView, type ArrayInput, type NdView } from '@cnn/core/steps';
import { FigureError } from './errors/FigureError.js';
import { quoteValue } from './errors/quoteValue.js';
import { limitCharacters, limitShape } from './limits.js';
import type { Numbers } from './numbers.js';
import { isDisplayable, readNumber } from './readNumber.js';

/** Arrays by name, which a page gives in place of numbers. */
export type Presets = Readonly<Record<string, readonly (readonly number[])[]>>;

const maxDepth = 4;

/** A copy of the numbers that an attribute or a property gives, for a figure that draws each of them. */
export function readNumbers(value: unknown, argument: string, presets: Presets, ranks: number[]): Numbers {
  const array = typeof value === 'string' ? readText(value, argument, presets) : value;
  limitShape(declaredShape(array, argument), argument);
  const view = toView(array as ArrayInput, 'figure', argument, ranks);
  limitShape(view.shape, argument);
  const data = Float64Array.from(valuesOf(view));
  if (!data.every(isDisplayable)) throw new FigureError(argument, 'notFinite');
  return { data, shape: view.shape };
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

/** The shape that a value claims to have. Its numbers are not read, so that a huge array is refused quickly. */
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

function valuesOf(view: NdView): number[] {
  const values: number[] = [];
  forEachIndex(view, (index) => values.push(view.data[index]));
  return values;
}
