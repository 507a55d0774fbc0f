// What losses and metrics of a caller's own share.
import { ArgumentError } from '../arrays/errors.js';

/** A copy, so that a caller's function can not change what the model computes with. */
export function copyNumbers(values: ArrayLike<number>, from: number, length: number): Float32Array {
  return (values as Float32Array).slice(from, from + length);
}

/** Refuses what a caller's function returns unless it is a number. */
export function checkNumberResult(name: string, result: unknown): number {
  if (typeof result !== 'number') throw new ArgumentError(name, 'its result', 'be a number', result);
  return result;
}
