import { textbook } from '@cnn/core/steps';
import type { Numbers } from '../numbers.js';

/** The textbook's filter, one for edges in each of four directions, and a blur. */
const filters: readonly (readonly (readonly number[])[])[] = [
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

/** The kernel `[3, 3, 1, 6]` of these filters, shown where a page gives none. */
export const exampleFilters: Numbers = {
  data: Float64Array.from({ length: 9 * filters.length }, (_, i) => {
    const cell = Math.floor(i / filters.length);
    return filters[i % filters.length][Math.floor(cell / 3)][cell % 3];
  }),
  shape: [3, 3, 1, filters.length],
};
