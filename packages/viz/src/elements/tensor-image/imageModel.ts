import { extent } from 'd3-array';
import { FigureError } from '../../values/errors/FigureError.js';
import { truncate } from '../../values/errors/quoteValue.js';
import { formatNumber } from '../../values/formatNumber.js';
import type { Numbers } from '../../values/numbers.js';
import type { TensorImageMessages } from './messages.js';

/** All cells with the same values, which are filled with one colour. */
export interface ColorGroup {
  /** From 0 to 1 between min and max; unused in colour images. */
  shade: number;
  /** Such as `rgb(12 0 255)`, in colour images only. */
  color?: string;
  isZero: boolean;
  cells: { row: number; column: number; texts: string[] }[];
}

/** An image, grouped by colour so that a 28 × 28 digit is drawn in a few dozen shapes. */
export interface ImageModel {
  rows: number;
  columns: number;
  channels: 1 | 3;
  lowest: number;
  highest: number;
  nonZeroCount: number;
  /** The smallest rectangle around all cells that are not 0, counted from 0; undefined if all are. */
  bounds?: { top: number; bottom: number; left: number; right: number };
  colorGroups: ColorGroup[];
  /** The values of a cell as texts, one per channel. */
  textsAt(row: number, column: number): string[];
}

/** @param range the values at the ends of the scale; default 0 or the lowest, and 255 or, without larger values, 1 */
export function createImageModel(
  { data, shape }: Numbers,
  range: { min?: number; max?: number },
): ImageModel {
  const [rows, columns, channels = 1] = shape;
  if (channels !== 1 && channels !== 3) {
    throw new FigureError<keyof TensorImageMessages>('value', 'badChannels', { channels });
  }
  const [lowest = 0, highest = 0] = extent(data);
  const shadeOf = createShade(range.min ?? Math.min(0, lowest), range.max ?? defaultMax(highest));
  const valuesAt = (row: number, column: number) => {
    const start = (row * columns + column) * channels;
    return Array.from(data.subarray(start, start + channels));
  };
  const groups = new Map<string, ColorGroup>();
  let nonZeroCount = 0;
  let bounds: ImageModel['bounds'];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const values = valuesAt(row, column);
      const key = values.join();
      let group = groups.get(key);
      if (!group) groups.set(key, (group = createGroup(values, shadeOf)));
      group.cells.push({ row, column, texts: values.map(formatNumber) });
      if (group.isZero) continue;
      nonZeroCount++;
      bounds = {
        top: bounds?.top ?? row,
        bottom: row,
        left: Math.min(bounds?.left ?? column, column),
        right: Math.max(bounds?.right ?? column, column),
      };
    }
  }
  const textsAt = (row: number, column: number) => valuesAt(row, column).map(formatNumber);
  const colorGroups = [...groups.values()];
  return { rows, columns, channels, lowest, highest, nonZeroCount, bounds, colorGroups, textsAt };
}

const defaultMax = (highest: number): number => (highest > 1 ? Math.max(255, highest) : 1);

/** From 0 at min to 1 at max, and at these ends beyond them. */
function createShade(min: number, max: number): (value: number) => number {
  if (!(Number.isFinite(min) && Number.isFinite(max) && max > min)) {
    const values = { max: truncate(max), min: truncate(min) };
    throw new FigureError<keyof TensorImageMessages>('max', 'badRange', values);
  }
  return (value) => Math.min(1, Math.max(0, (value - min) / (max - min)));
}

function createGroup(values: readonly number[], shadeOf: (value: number) => number): ColorGroup {
  const isColor = values.length === 3;
  return {
    shade: shadeOf(values[0]),
    color: isColor ? `rgb(${values.map((value) => Math.round(shadeOf(value) * 255)).join(' ')})` : undefined,
    isZero: values.every((value) => value === 0),
    cells: [],
  };
}
