import { maxAbsOf } from '../../figure/draw/pixels.js';
import { readHistory } from '../../model/history/readHistory.js';
import { FigureError } from '../../values/errors/FigureError.js';
import { truncate } from '../../values/errors/quoteValue.js';
import type { Numbers, NumbersValue } from '../../values/numbers.js';
import { filterPresets } from '../../values/presets/presets.js';
import { readLargeNumbers } from '../../values/readLargeNumbers.js';
import type { WeightHistogramMessages } from './messages.js';

const defaultBins = 41;
const [minBins, maxBins] = [3, 101];

/** The histograms of all epochs over one range. */
export interface Histograms {
  states: Numbers[];
  /** Of each epoch, the number of weights in each bin. */
  counts: number[][];
  /** The bins go from −maxAbs to maxAbs. */
  maxAbs: number;
  maxCount: number;
}

export function createHistograms(
  history: unknown,
  values: NumbersValue | undefined,
  binCount: unknown,
): Histograms {
  const bins = readBins(binCount ?? defaultBins);
  const states = readHistory(history, values, history ? readOnce : read);
  const maxAbs = Math.max(...states.map(({ data }) => maxAbsOf(data))) || 1;
  const counts = states.map(({ data }) => countBins(data, bins, maxAbs));
  return { states, counts, maxAbs, maxCount: Math.max(...counts.flat()) };
}

function readBins(value: unknown): number {
  const bins = value as number;
  if (Number.isInteger(bins) && bins % 2 === 1 && bins >= minBins && bins <= maxBins) return bins;
  throw new FigureError<keyof WeightHistogramMessages>('bins', 'badBins', { text: truncate(value) });
}

function countBins(data: Float64Array, bins: number, maxAbs: number): number[] {
  const counts = Array<number>(bins).fill(0);
  // As `binScale` computes it, whose call per weight takes four times as long. maxAbs itself is in the last bin.
  for (const value of data) counts[Math.min(bins - 1, Math.floor(((value / maxAbs + 1) / 2) * bins))]++;
  return counts;
}

const read = (value: unknown, argument: string): Numbers =>
  readLargeNumbers(value, argument, [1, 2, 3, 4], filterPresets);

const cache = new WeakMap<object, Numbers>();

/** Reads an entry of a history once: a history grows by one entry per epoch, each as large as the layer. */
function readOnce(value: unknown, argument: string): Numbers {
  const cached = cache.get(value as object);
  if (cached) return cached;
  const numbers = read(value, argument);
  if (typeof value === 'object' && value !== null) cache.set(value, numbers);
  return numbers;
}
