import { plainKernelsOver } from '../src/kernels/plain/index.js';
import { limitsNorms, type Optimizer } from '../src/learning/optimizers/optimizer.js';
import { gradientNorms } from '../src/plan/gradientNorms.js';
import type { MemoryLayout } from '../src/plan/memoryLayout.js';

/**
 * An optimizer over one parameter of its own, in double precision: each call takes a gradient, and returns the weights
 * after.
 */
export function inDoublePrecision(
  optimizer: Optimizer,
  start: readonly number[],
): (gradient: readonly number[]) => number[] {
  const n = start.length;
  const slots = Array.from({ length: optimizer.slots }, (_, i) => (2 + i) * n);
  const gradientSquares = (2 + optimizer.slots) * n;
  const memory = new Float64Array(gradientSquares + 1);
  const kernels = plainKernelsOver(memory as unknown as Float32Array, new Int32Array(memory.length));
  memory.set(start);
  memory.fill(optimizer.initialSlotValue ?? 0, 2 * n);
  const layout = { parameters: [{ start: 0, rowWidth: n, rows: 1 }], gradients: n, gradientSquares };
  const norms = gradientNorms(optimizer, layout as unknown as MemoryLayout, kernels);
  let step = 0;
  return (gradient) => {
    memory.set(gradient, n);
    if (limitsNorms(optimizer)) {
      norms.computeSquares(0, 0, 1);
      const [scale] = norms.scales();
      for (let i = n; i < 2 * n; i++) memory[i] *= scale;
    }
    optimizer.update(kernels, 0, n, slots, n, ++step);
    return [...memory.subarray(0, n)];
  };
}
