import { denseNumbers } from '../readNumbers.js';
import { textbook } from '@cnn/core/steps';

/** Filters that everyone can read: the chapter's, those that answer to edges in four directions, and a blur. */
const known: readonly (readonly (readonly number[])[])[] = [
  textbook.filter,
  [
    [-1, 0, 1],
    [-1, 0, 1],
    [-1, 0, 1],
  ],
  [
    [-1, -1, -1],
    [0, 0, 0],
    [1, 1, 1],
  ],
  [
    [0, 1, 1],
    [-1, 0, 1],
    [-1, -1, 0],
  ],
  [
    [-1, -1, 0],
    [-1, 0, 1],
    [0, 1, 1],
  ],
  Array.from({ length: 3 }, () => [1 / 9, 1 / 9, 1 / 9]),
];

/** `[3, 3, 1, 6]`, shown where a page gives none. */
export const exampleFilters = denseNumbers(
  Float64Array.from({ length: 9 * known.length }, (_, i) => {
    const cell = Math.floor(i / known.length);
    return known[i % known.length][Math.floor(cell / 3)][cell % 3];
  }),
  [3, 3, 1, known.length],
);
