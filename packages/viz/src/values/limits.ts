import type { WindowGeometry } from '@cnn/core/steps';
import { FigureError } from './errors/FigureError.js';

/**
 * What a figure can draw legibly: cells per side of an image, of a window and of an image with its padding, channels,
 * steps, and characters of an attribute. Checked before anything is computed.
 */
export const limits = { cells: 32, window: 8, padded: 48, channels: 4, steps: 4096, characters: 20_000 };

function refuse(argument: string, limit: number, what: 'cells' | 'channels' | 'steps' | 'characters'): never {
  throw new FigureError(argument, 'tooLarge', { limit, what: { message: what } });
}

export function limitCharacters(text: string, argument: string): void {
  if (text.length > limits.characters) refuse(argument, limits.characters, 'characters');
}

/** A calculation writes out all values of a window. */
export function limitWindow(size: readonly number[], argument: string): void {
  if (size.some((length) => length > limits.window)) refuse(argument, limits.window, 'cells');
}

/** Checks the lengths of `[h, w]`, `[h, w, c]` or `[h, w, c, out]`; `readNumbers` checks the rank. */
export function limitShape(shape: readonly number[], argument: string): void {
  shape.slice(0, 2).forEach((length) => {
    if (length > limits.cells) refuse(argument, limits.cells, 'cells');
  });
  shape.slice(2).forEach((length) => {
    if (length > limits.channels) refuse(argument, limits.channels, 'channels');
  });
}

export function limitGeometry({ rows, columns }: WindowGeometry, channels: number): void {
  for (const axis of [rows, columns]) {
    if (axis.before + axis.input + axis.after > limits.padded) refuse('padding', limits.padded, 'cells');
  }
  limitSteps(rows.output * columns.output * channels, 'input');
}

export function limitSteps(count: number, argument: string): void {
  if (count > limits.steps) refuse(argument, limits.steps, 'steps');
}
