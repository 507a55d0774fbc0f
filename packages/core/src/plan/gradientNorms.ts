import type { Kernels } from '../kernels/kernels.js';
import type { RowBlock } from '../layers/layer.js';
import type { Optimizer } from '../learning/optimizers/optimizer.js';
import type { MemoryLayout } from './memoryLayout.js';
import type { ParameterLayout } from './parameters.js';

/**
 * The norms of gradients, for an optimizer that limits them. The sum of squares of each row is computed by the worker
 * that has the row, and the sums of all rows are then added up in one order, so that the number of workers changes no bit.
 */
export interface GradientNorms {
  /** The sums of squares of the rows of each trainable parameter, which all workers need before `scales`. */
  squares: readonly (RowBlock & { count: number })[];
  /** Computes those of the rows from … to−1 of a parameter, whose gradient has been computed. */
  computeSquares(parameter: number, from: number, to: number): void;
  /** The factor for the gradient of each parameter, at most 1. */
  scales(): number[];
}

export function gradientNorms(
  { clipNorm, globalClipNorm }: Optimizer,
  { parameters, gradients, gradientSquares }: MemoryLayout,
  kernels: Kernels,
): GradientNorms {
  const { memory } = kernels;
  let start = gradientSquares;
  const blocks = parameters.map(({ rows, trainable = true }) => {
    const count = trainable ? rows : 0;
    const block = { start, width: 1, count };
    start += count;
    return block;
  });
  const sumOf = (block: RowBlock & { count: number }) => {
    let sum = 0;
    for (let i = 0; i < block.count; i++) sum += memory[block.start + i];
    return sum;
  };
  const scaleFor = (square: number, limit: number) => limit / Math.max(Math.sqrt(square), limit);

  return {
    squares: blocks,
    computeSquares(parameter, from, to) {
      const { start: first, rowWidth }: ParameterLayout = parameters[parameter];
      const target = blocks[parameter].start + from;
      kernels.sumRowSquares(target, gradients + first + from * rowWidth, to - from, rowWidth);
    },
    scales() {
      const sums = blocks.map(sumOf);
      if (globalClipNorm === undefined) return sums.map((sum) => scaleFor(sum, clipNorm!));
      const total = sums.reduce((a, b) => a + b, 0);
      return sums.map(() => scaleFor(total, globalClipNorm));
    },
  };
}
