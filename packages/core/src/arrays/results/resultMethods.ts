import { inspectSymbol } from './inspectSymbol.js';
import type { Nested } from './formatArray.js';

/** What the results of functions and models can do, beside being arrays. `Indices` is a result of whole numbers. */
export interface ResultMethods<Indices> {
  /** The index of the largest value in row-major order, the first of equal ones. */
  argmax(): number;
  /**
   * The indices of the largest values along an axis, the first of equal ones, as in NumPy.
   *
   * @param axis a whole number; below 0 it counts from the end, −1 is the last axis
   * @returns the shape without that axis
   * @throws ArgumentError
   */
  argmax(axis: number): Indices;
  /** The shape and the values, abbreviated as NumPy does where there are over 1000. */
  toString(): string;
  /** The values as nested arrays. `JSON.stringify` writes NaN and infinities as `null`, since JSON has no others. */
  toJSON(): Nested;
  /** What Node's console shows: the same as `toString`. */
  [inspectSymbol](): string;
}
