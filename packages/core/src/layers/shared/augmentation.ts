// Layers that change the images of a training at random, and pass them on as they are in prediction.
import { checkName, checkNumber, isListOf } from '../../arrays/check.js';
import { ArgumentError } from '../../arrays/errors.js';
import { uniformNumbers } from '../../learning/random/uniformNumbers.js';
import {
  fillModes,
  forEachSource,
  type Affine,
  type FillMode,
  type Sampling,
} from '../../reference/shared/affine.js';
import { interpolations, type Interpolation } from '../../reference/shared/upSampling.js';
import type { Layer, LayerContext, LayerOptions, LayerPlan, Pass, Shape } from '../layer.js';
import { checkImage } from './checkImage.js';
import type { checkLayer } from './checkLayer.js';
import { copyRows } from './copyRows.js';

/** The range that a number is drawn from: `factor` from −factor to factor, `[lower, upper]` between these. */
export type Factor = number | readonly [lower: number, upper: number];

/** How values between cells and beyond the edges are made. */
export interface SamplingOptions extends LayerOptions {
  /**
   * What is beyond the edge, for a row abcd: `reflect` dcba|abcd|dcba, `wrap` abcd|abcd|abcd, `nearest` aaaa|abcd|dddd,
   * `constant` the value `fillValue`. Default `reflect`.
   */
  fillMode?: FillMode;
  /** `nearest` takes the nearest cell, `bilinear` values between four. Default `bilinear`. */
  interpolation?: Interpolation;
  /** A finite number. Default 0. */
  fillValue?: number;
  /** `[h, w, c]`, required on the first layer of a model. */
  inputShape?: Shape;
}

export const samplingOptionNames = ['fillMode', 'interpolation', 'fillValue'] as const;

/** Checks the options; returns them with their defaults. */
export function checkSampling(
  functionName: string,
  options: SamplingOptions,
): Required<Omit<SamplingOptions, keyof LayerOptions>> {
  const { fillMode = 'reflect', interpolation = 'bilinear', fillValue = 0 } = options;
  checkName(functionName, 'fillMode', fillMode, fillModes);
  checkName(functionName, 'interpolation', interpolation, interpolations);
  checkNumber(functionName, 'fillValue', fillValue, 'be a finite number', () => true);
  return { fillMode, interpolation, fillValue };
}

/** Checks a range of numbers from −1 to 1; returns a function from a number in [0, 1) to one in the range. */
export function checkFactor(
  functionName: string,
  argument: string,
  factor: Factor,
): (uniform: number) => number {
  const range: unknown = typeof factor === 'number' ? [-factor, factor] : factor;
  const isFactor = (value: unknown): value is number => typeof value === 'number' && Math.abs(value) <= 1;
  if (!(isListOf(range, isFactor) && range.length === 2 && range[0] <= range[1])) {
    const rule = 'be a number from 0 to 1, or [lower, upper] from -1 to 1';
    throw new ArgumentError(functionName, argument, rule, factor);
  }
  const [lower, upper] = range;
  return (uniform) => lower + uniform * (upper - lower);
}

/** Draws the transform of one image from four numbers in [0, 1). */
export type DrawTransform = (
  uniform: readonly [number, number, number, number],
  height: number,
  width: number,
) => Affine;

/** A layer that transforms each image of a training, whose `checkLayer` has been called. */
export function augmentation(
  layer: ReturnType<typeof checkLayer>,
  sampling: Sampling & { fillValue: number },
  drawTransform: DrawTransform,
): Layer {
  return {
    ...layer,
    outputShape(inputShape) {
      checkImage(`layers.${layer.kind}`, inputShape);
      return [...inputShape];
    },
    parameters: () => [],
    plan: (context) => planAugmentation(context, sampling, drawTransform),
  };
}

function planAugmentation(
  { kernels, input, inputGradient, output, outputGradient, inputShape, index, seed }: LayerContext,
  sampling: Sampling & { fillValue: number },
  drawTransform: DrawTransform,
): LayerPlan {
  const [height, width, channels] = inputShape;
  /** Calls `visit` with the offsets in sample n of a pixel of the output and one of the input, and its share. */
  const forEachShare = (
    n: number,
    { step }: Pass,
    visit: (target: number, source: number, share: number) => void,
  ) => {
    const uniform = uniformNumbers({ seed, step, sample: n, layer: index });
    const transform = drawTransform(uniform, height, width);
    forEachSource(height, width, transform, sampling, (target, source, share) =>
      visit(target * channels, source < 0 ? -1 : source * channels, share),
    );
  };
  return {
    forward(from, to, pass) {
      const { memory } = kernels();
      if (!pass.training) return copyRows(memory, output, input, from, to);
      memory.fill(0, output.start + from * output.width, output.start + to * output.width);
      for (let n = from; n < to; n++) {
        const image = input.start + n * input.width;
        const result = output.start + n * output.width;
        forEachShare(n, pass, (target, source, share) => {
          for (let k = 0; k < channels; k++) {
            const value = source < 0 ? sampling.fillValue : memory[image + source + k];
            memory[result + target + k] += share * value;
          }
        });
      }
    },
    backward(from, to, pass) {
      if (!inputGradient || !outputGradient) return;
      const { memory } = kernels();
      if (!pass.training) return copyRows(memory, inputGradient, outputGradient, from, to);
      const { start } = inputGradient;
      memory.fill(0, start + from * inputGradient.width, start + to * inputGradient.width);
      for (let n = from; n < to; n++) {
        const image = start + n * inputGradient.width;
        const gradient = outputGradient.start + n * outputGradient.width;
        forEachShare(n, pass, (target, source, share) => {
          if (source < 0) return;
          for (let k = 0; k < channels; k++) {
            memory[image + source + k] += share * memory[gradient + target + k];
          }
        });
      }
    },
  };
}
