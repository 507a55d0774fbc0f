import { formatNumber } from '../../values/formatNumber.js';
import { FigureError } from '../../values/errors/FigureError.js';
import { truncate } from '../../values/errors/quoteValue.js';
import type { Numbers } from '../../values/numbers.js';
import type { TensorImageMessages } from './messages.js';

/** The cells that look the same: where they are and how they are filled. */
export interface ColorGroup {
  /** 0 … 1 between min and max; in colour images unused. */
  shade: number;
  /** Such as `rgb(12 0 255)`, in colour images only. */
  color?: string;
  isZero: boolean;
  cells: { row: number; column: number; texts: string[] }[];
}

/** What is drawn of an image, grouped so that a 28 × 28 digit is a few dozen shapes. */
export interface ImageModel {
  rows: number;
  columns: number;
  channels: 1 | 3;
  lowest: number;
  highest: number;
  nonZeroCount: number;
  /** The smallest rectangle around all that is not 0, from 0. */
  bounds?: { top: number; bottom: number; left: number; right: number };
  colorGroups: ColorGroup[];
  /** The values of a cell, as texts, one a channel. */
  textsAt(row: number, column: number): string[];
}

/** @param range what is drawn as paper and as full ink; left out, 0 and 255 (1 where nothing is larger). */
export function createImageModel(numbers: Numbers, range: { min?: number; max?: number }): ImageModel {
  const [rows, columns, channels = 1] = numbers.shape;
  if (channels !== 1 && channels !== 3)
    throw new FigureError<keyof TensorImageMessages>('value', 'badChannels', { channels });
  const lowest = numbers.data.reduce((least, value) => Math.min(least, value));
  const highest = numbers.data.reduce((most, value) => Math.max(most, value));
  const min = range.min ?? Math.min(0, lowest);
  const max = range.max ?? (highest > 1 ? Math.max(255, highest) : 1);
  if (!(Number.isFinite(min) && Number.isFinite(max) && max > min)) {
    throw new FigureError<keyof TensorImageMessages>('max', 'badRange', {
      max: truncate(max),
      min: truncate(min),
    });
  }
  const shadeOf = (value: number) => Math.min(1, Math.max(0, (value - min) / (max - min)));
  const valuesAt = (row: number, column: number) =>
    Array.from(
      numbers.data.subarray((row * columns + column) * channels, (row * columns + column + 1) * channels),
    );

  const levels = new Map<string, ColorGroup>();
  let inked = 0;
  let bounds: ImageModel['bounds'];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const values = valuesAt(row, column);
      const key = values.join();
      const isZero = values.every((value) => value === 0);
      let level = levels.get(key);
      if (!level) {
        const colour =
          channels === 3
            ? `rgb(${values.map((value) => Math.round(shadeOf(value) * 255)).join(' ')})`
            : undefined;
        levels.set(key, (level = { shade: shadeOf(values[0]), color: colour, isZero, cells: [] }));
      }
      level.cells.push({ row, column, texts: values.map(formatNumber) });
      if (isZero) continue;
      inked++;
      bounds = {
        top: bounds?.top ?? row,
        bottom: row,
        left: Math.min(bounds?.left ?? column, column),
        right: Math.max(bounds?.right ?? column, column),
      };
    }
  }
  const at = (row: number, column: number) => valuesAt(row, column).map(formatNumber);
  return {
    rows,
    columns,
    channels,
    lowest,
    highest,
    nonZeroCount: inked,
    bounds,
    colorGroups: [...levels.values()],
    textsAt: at,
  };
}
