import { plainKernelsOver } from '../src/kernels/plain/index.js';
import type { Optimizer } from '../src/learning/optimizers/optimizer.js';

/** An optimizer over weights of its own, in double precision: each call takes a gradient, and returns the weights after. */
export function inDoublePrecision(
  optimizer: Optimizer,
  start: readonly number[],
): (gradient: readonly number[]) => number[] {
  const n = start.length;
  const memory = new Float64Array((2 + optimizer.slots) * n);
  const kernels = plainKernelsOver(memory as unknown as Float32Array, new Int32Array(memory.length));
  memory.set(start);
  memory.fill(optimizer.initialSlotValue ?? 0, 2 * n);
  const slots = Array.from({ length: optimizer.slots }, (_, i) => (2 + i) * n);
  let step = 0;
  return (gradient) => {
    memory.set(gradient, n);
    optimizer.update(kernels, 0, n, slots, n, ++step);
    return [...memory.subarray(0, n)];
  };
}
