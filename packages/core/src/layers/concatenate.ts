import { isWhole } from '../arrays/check.js';
import { ArgumentError } from '../arrays/errors.js';
import { sizeOf } from '../arrays/view.js';
import { axisIndex } from '../reference/shared/axisIndex.js';
import { checkOneShape } from '../reference/shared/checkInputList.js';
import type { Layer, LayerContext, LayerOptions, LayerPlan, RowBlock, Shape } from './layer.js';
import { checkLayer } from './shared/checkLayer.js';

/** The options of a concatenation. */
export interface ConcatenateLayerOptions extends LayerOptions {
  /**
   * The axis along which the inputs follow each other, counted as Keras does, with the samples as axis 0: from 1, or from
   * −1 for the last axis. Default −1.
   */
  axis?: number;
}

const name = 'layers.concatenate';

/**
 * Several inputs one after the other along an axis: with the default `[…, a]` and `[…, b]` → `[…, a + b]`. Their other
 * axes have equal lengths. For `model`, by `apply`.
 *
 * @throws ArgumentError
 */
export function concatenate(options: ConcatenateLayerOptions = {}): Layer {
  const layer = checkLayer('concatenate', options, ['axis']);
  const { axis = -1 } = options;
  if (!isWhole(axis) || axis === 0) {
    throw new ArgumentError(name, 'axis', 'be a whole number other than 0, the axis of the samples', axis);
  }
  /** The axis within one sample. */
  const axisOf = (shape: Shape) => axisIndex(name, axis, shape.length + 1, 1) - 1;
  return {
    ...layer,
    merges: true,
    outputShape(...inputShapes) {
      const [first] = inputShapes;
      const along = axisOf(first);
      checkOneShape(name, inputShapes, along);
      const outputShape = [...first];
      outputShape[along] = inputShapes.reduce((sum, shape) => sum + shape[along], 0);
      return outputShape;
    },
    parameters: () => [],
    plan: (context) => planConcatenate(context, axisOf(context.outputShape)),
  };
}

/** The output is made of segments: of each input in turn, what it has for one index of the axes before. */
function planConcatenate(context: LayerContext, axis: number): LayerPlan {
  const { kernels, inputs, output, outputGradient } = context;
  const segments = sizeOf(context.outputShape.slice(0, axis));
  const length = output.width / segments;
  const lengths = inputs.map(({ values }) => values.width / segments);
  const offsets = lengths.map((_, i) => lengths.slice(0, i).reduce((sum, own) => sum + own, 0));

  /** Calls `copy` with the offsets of each segment of an input: in the input's rows, and in those of the output. */
  function forEachSegment(
    i: number,
    own: RowBlock,
    all: RowBlock,
    [from, to]: readonly [number, number],
    copy: (own: number, all: number, length: number) => void,
  ): void {
    for (let segment = from * segments; segment < to * segments; segment++) {
      copy(own.start + segment * lengths[i], all.start + segment * length + offsets[i], lengths[i]);
    }
  }

  return {
    forward(from, to) {
      const { memory } = kernels();
      inputs.forEach(({ values }, i) =>
        forEachSegment(i, values, output, [from, to], (own, all, count) =>
          copyFloats(memory, all, own, count),
        ),
      );
    },
    backward(from, to) {
      const { memory } = kernels();
      inputs.forEach(({ gradient }, i) => {
        if (!gradient || !outputGradient) return;
        forEachSegment(i, gradient, outputGradient, [from, to], (own, all, count) =>
          copyFloats(memory, own, all, count),
        );
      });
    },
  };
}

/** A call of the engine costs more than to copy a few values. */
function copyFloats(memory: Float32Array, to: number, from: number, count: number): void {
  if (count >= 64) memory.copyWithin(to, from, from + count);
  else for (let i = 0; i < count; i++) memory[to + i] = memory[from + i];
}
