// Letters: c channels, m filters for each channel, kh×kw cells of a window.
import { cellUnder, isPadding, type WindowGeometry } from '../../arrays/window.js';
import type { ActivationName } from '../../reference/activations.js';
import type { LayerContext, LayerPlan } from '../layer.js';
import { activationPlan } from './activationPlan.js';
import { sampleGradients } from './sampleGradients.js';

/** The options of a depthwise convolution, checked. */
export interface DepthwiseConvolution {
  /** m */
  depthMultiplier: number;
  geometry: WindowGeometry;
  activation: ActivationName;
}

/**
 * Each weight is used for one channel only, so that a matrix product for each channel would have a single column; here all
 * channels of a cell are multiplied by their weights one after the other.
 */
export function planDepthwise(
  context: LayerContext,
  { depthMultiplier, geometry, activation }: DepthwiseConvolution,
): LayerPlan {
  const { kernels, input, inputGradient, output, outputGradient } = context;
  const { rows, columns } = geometry;
  const [, , channels] = context.inputShape;
  const filters = channels * depthMultiplier;
  const [kernel, bias] = context.parameters;
  const activate = activationPlan(activation, context);

  /** Calls `visit` with the offsets in an output, an image and the kernel of the first channel of each product. */
  const forEachCell = (visit: (position: number, cell: number, weight: number) => void) => {
    for (let row = 0; row < rows.output; row++) {
      for (let column = 0; column < columns.output; column++) {
        const position = (row * columns.output + column) * filters;
        for (let i = 0; i < rows.kernel; i++) {
          const y = cellUnder(rows, row, i);
          if (isPadding(rows, y)) continue;
          for (let j = 0; j < columns.kernel; j++) {
            const x = cellUnder(columns, column, j);
            if (isPadding(columns, x)) continue;
            visit(position, (y * columns.input + x) * channels, (i * columns.kernel + j) * filters);
          }
        }
      }
    }
  };

  const forward: LayerPlan['forward'] = (from, to) => {
    const { memory } = kernels();
    for (let n = from; n < to; n++) {
      const image = input.start + n * input.width;
      const result = output.start + n * output.width;
      for (let i = 0; i < output.width; i++) {
        memory[result + i] = bias === undefined ? 0 : memory[bias + (i % filters)];
      }
      forEachCell((position, cell, weight) =>
        addSpread(memory, result + position, image + cell, kernel + weight, channels, depthMultiplier),
      );
    }
    activate.forward(from, to);
  };
  if (!outputGradient) return { forward };

  const kernelLength = rows.kernel * columns.kernel * filters;
  const gradients = sampleGradients(context, kernelLength, filters);
  return {
    forward,
    backward(from, to) {
      activate.backward(from, to);
      const { memory } = kernels();
      for (let n = from; n < to; n++) {
        const image = input.start + n * input.width;
        const gradient = outputGradient.start + n * outputGradient.width;
        const kernelGradient = gradients.kernelOf(n);
        memory.fill(0, kernelGradient, kernelGradient + kernelLength);
        forEachCell((position, cell, weight) =>
          addSpread(
            memory,
            kernelGradient + weight,
            image + cell,
            gradient + position,
            channels,
            depthMultiplier,
          ),
        );
        gradients.computeBias(n, gradient, rows.output * columns.output);
        if (!inputGradient) continue;
        const imageGradient = inputGradient.start + n * inputGradient.width;
        memory.fill(0, imageGradient, imageGradient + inputGradient.width);
        forEachCell((position, cell, weight) =>
          addGathered(
            memory,
            imageGradient + cell,
            gradient + position,
            kernel + weight,
            channels,
            depthMultiplier,
          ),
        );
      }
    },
    ...gradients.plan,
  };
}

/** to[k·m + j] += a[k] · b[k·m + j], for c channels k and m filters j. */
function addSpread(memory: Float32Array, to: number, a: number, b: number, c: number, m: number): void {
  if (m === 1) return addProducts(memory, to, a, b, c);
  for (let k = 0, o = 0; k < c; k++) {
    for (let j = 0; j < m; j++, o++) memory[to + o] += memory[a + k] * memory[b + o];
  }
}

/** to[k] += Σ a[k·m + j] · b[k·m + j], over the filters j. */
function addGathered(memory: Float32Array, to: number, a: number, b: number, c: number, m: number): void {
  if (m === 1) return addProducts(memory, to, a, b, c);
  for (let k = 0, o = 0; k < c; k++) {
    for (let j = 0; j < m; j++, o++) memory[to + k] += memory[a + o] * memory[b + o];
  }
}

function addProducts(memory: Float32Array, to: number, a: number, b: number, count: number): void {
  for (let k = 0; k < count; k++) memory[to + k] += memory[a + k] * memory[b + k];
}
