import { FigureError } from '../../../values/errors/FigureError.js';
import { truncate } from '../../../values/errors/quoteValue.js';
import type { CnnDiagramMessages } from '../messages.js';

/** Which option a number, a size such as 3x3 and the name of an activation set in the text of a layer. */
export interface PositionalOptions {
  number?: string;
  size?: string;
  activation?: 'activation';
}

const conv = { number: 'filters', size: 'kernelSize', activation: 'activation' } as const;
const pool = { number: 'poolSize', size: 'poolSize' };

/** The kinds of layers that the diagram can draw. */
const kinds: Readonly<Record<string, PositionalOptions>> = {
  conv2d: conv,
  conv2dTranspose: conv,
  zeroPadding2d: { number: 'padding', size: 'padding' },
  batchNormalization: {},
  maxPooling2d: pool,
  averagePooling2d: pool,
  sumPooling2d: pool,
  globalMaxPooling2d: {},
  globalAveragePooling2d: {},
  flatten: {},
  dense: { number: 'units', activation: 'activation' },
  dropout: { number: 'rate' },
  activation: { activation: 'activation' },
  rescaling: { number: 'scale' },
};

/** A kind in core's spelling, from a text in any case. */
export function readKind(text: string): string {
  const names = Object.keys(kinds);
  const kind = names.find((name) => name.toLowerCase() === text.toLowerCase());
  if (kind !== undefined) return kind;
  const values = { text: truncate(text), kinds: names.join(', ') };
  throw new FigureError<keyof CnnDiagramMessages>('layers', 'badKind', values);
}

export const positionalOptions = (text: string): PositionalOptions => kinds[readKind(text)];
