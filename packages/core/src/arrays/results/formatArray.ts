// An array as text, as NumPy prints it, and as nested arrays.
import { sizeOf, type NdView } from '../layout.js';

/** A number, or lists of numbers nested to any depth. */
export type Nested = number | readonly Nested[];

/** With more values, each axis shows its first and last ones only. */
const maxValues = 1000;
/** How many of them at each end. */
const edge = 3;
/** Columns after which a line is broken. */
const maxWidth = 75;
const gap = '…';

/** The shape and the type of the numbers; in the next lines the values in brackets, in columns. */
export function formatArray(view: NdView): string {
  const { data, shape } = view;
  let width = 0;
  const read = (value: number) => {
    const text = formatNumber(value);
    width = Math.max(width, text.length);
    return text;
  };
  const parts = nest<string>(view, read, sizeOf(shape) > maxValues ? edge : Infinity);
  if (shape.length === 0) return String(parts);
  const type = data.constructor.name.replace('Array', '').toLowerCase();
  return `ndarray [${shape.join(', ')}] ${type}\n${write(parts, shape.length, 1, width)}`;
}

/** The values as arrays, nested as deep as there are axes. */
export function nestedNumbers(view: NdView): Nested {
  return nest<number>(view, (value) => value, Infinity);
}

type Nest<Value> = Value | Nest<Value>[];

/** Arrays of what `read` makes of the values; of more than two edges only these, with a gap between. */
function nest<Value extends number | string>(
  { data, shape, stride, offset }: NdView,
  read: (value: number) => Value,
  edgeLength: number,
): Nest<Value> {
  const walk = (axis: number, index: number): Nest<Value> => {
    if (axis === shape.length) return read(data[index]);
    const length = shape[axis];
    const part = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, i) => walk(axis + 1, index + (from + i) * stride[axis]));
    if (length <= 2 * edgeLength) return part(0, length);
    return [...part(0, edgeLength), gap as Value, ...part(length - edgeLength, length)];
  };
  return walk(0, offset);
}

/** At most six significant digits, as many as single precision has for certain; whole numbers have all of theirs. */
function formatNumber(value: number): string {
  return String(Number.isInteger(value) ? value : Number(value.toPrecision(6)));
}

/** The last axis in lines of columns; an empty line between matrices. `indent` is the column after the bracket. */
function write(part: Nest<string>, rank: number, indent: number, width: number): string {
  if (typeof part === 'string') return part === gap ? gap : part.padStart(width);
  const texts = part.map((each) => write(each, rank - 1, indent + 1, width));
  const lines = rank > 1 ? texts : fillLines(texts, maxWidth - indent);
  return `[${lines.join(`,${'\n'.repeat(Math.max(rank - 1, 1))}${' '.repeat(indent)}`)}]`;
}

/** Lines of texts with commas between, each line as long as fits, the comma or bracket at its end included. */
function fillLines(texts: readonly string[], length: number): string[] {
  const lines = [texts[0]];
  for (const text of texts.slice(1)) {
    const longer = `${lines.at(-1)}, ${text}`;
    if (longer.length < length) lines[lines.length - 1] = longer;
    else lines.push(text);
  }
  return lines;
}
