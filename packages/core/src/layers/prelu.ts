import { isCount, isListOf } from '../arrays/check.js';
import { ArgumentError } from '../arrays/errors.js';
import { sizeOf } from '../arrays/view.js';
import type { InitializerConfig } from '../learning/initializers/registry.js';
import type { RegularizerOption } from '../learning/regularizers/registry.js';
import { alphaIndex } from '../reference/shared/alphaIndex.js';
import type { Layer, LayerContext, LayerOptions, LayerPlan, Shape } from './layer.js';
import { checkLayer } from './shared/checkLayer.js';
import { learntParameter } from './shared/learntParameter.js';

/** The slopes of a relu that learns them. */
export interface PReLUOptions extends LayerOptions {
  /** Default `zeros`. */
  alphaInitializer?: InitializerConfig;
  /** What the slopes add to the loss: `l1`, `l2`, or one made by `regularizers`. Default nothing. */
  alphaRegularizer?: RegularizerOption;
  /**
   * The axes along which values share a slope, counted from 1: `[1, 2]` gives an image one for each channel. Default none.
   */
  sharedAxes?: readonly number[];
}

const name = 'layers.prelu';

/**
 * Values below 0 times a learnt slope, the others as they are, as the function `prelu` does. Any shape, which stays; the
 * parameter alpha has the same shape, with 1 along shared axes.
 *
 * @throws ArgumentError
 */
export function prelu(options: PReLUOptions = {}): Layer {
  const layer = checkLayer('prelu', options, ['alphaInitializer', 'alphaRegularizer', 'sharedAxes']);
  const alpha = learntParameter(name, 'alpha', 'alpha', options, 'zeros');
  const { sharedAxes: given = [] } = options;
  if (!isListOf(given, isCount)) {
    throw new ArgumentError(name, 'sharedAxes', 'be a list of positive whole numbers', given);
  }
  const sharedAxes = [...given];
  const alphaShape = (inputShape: Shape) =>
    inputShape.map((length, axis) => (sharedAxes.includes(axis + 1) ? 1 : length));
  return {
    ...layer,
    outputShape(inputShape) {
      if (sharedAxes.some((axis) => axis > inputShape.length)) {
        const rule = `be from 1 to ${inputShape.length}, the axes of the input`;
        throw new ArgumentError(name, 'sharedAxes', rule, sharedAxes);
      }
      return [...inputShape];
    },
    parameters: (inputShape) => [alpha(alphaShape(inputShape), 1)],
    plan: (context) => planPrelu(context, alphaShape(context.inputShape)),
  };
}

/** Values of a sample as a matrix whose columns have one slope each. */
interface SlopeBlock {
  /** Offset of the first value in a sample, and of its slope in alpha. */
  start: number;
  alpha: number;
  rows: number;
  width: number;
}

function slopeBlocks(inputShape: Shape, alphaShape: readonly number[]): SlopeBlock[] {
  const slopeOf = alphaIndex(inputShape, alphaShape);
  // The last axes that are not shared: their slopes follow each other.
  let width = 1;
  for (let axis = inputShape.length - 1; axis >= 0 && alphaShape[axis] === inputShape[axis]; axis--)
    width *= inputShape[axis];
  const blocks: SlopeBlock[] = [];
  for (let start = 0; start < slopeOf.length; start += width) {
    const last = blocks[blocks.length - 1];
    if (last?.alpha === slopeOf[start]) last.rows++;
    else blocks.push({ start, alpha: slopeOf[start], rows: 1, width });
  }
  return blocks;
}

function planPrelu(context: LayerContext, alphaShape: readonly number[]): LayerPlan {
  const { kernels, input, inputGradient, output, outputGradient, inputShape } = context;
  const [alpha] = context.parameters;
  const blocks = slopeBlocks(inputShape, alphaShape);
  const forward: LayerPlan['forward'] = (from, to) => {
    for (let n = from; n < to; n++) {
      const sample = n * input.width;
      for (const { start, alpha: slope, rows, width } of blocks) {
        const at = sample + start;
        kernels().prelu(output.start + at, input.start + at, alpha + slope, rows, width);
      }
    }
  };
  if (!outputGradient) return { forward };

  // The gradients of the slopes, by sample.
  const gradients = context.perSample(sizeOf(alphaShape));
  return {
    forward,
    backward(from, to) {
      for (let n = from; n < to; n++) {
        const ofSlopes = gradients.start + n * gradients.width;
        kernels().memory.fill(0, ofSlopes, ofSlopes + gradients.width);
        for (const { start, alpha: slope, rows, width } of blocks) {
          const at = n * input.width + start;
          const [x, dy] = [input.start + at, outputGradient.start + at];
          kernels().addSlopeGradient(ofSlopes + slope, dy, x, rows, width);
          if (inputGradient)
            kernels().preluBackward(inputGradient.start + at, dy, x, alpha + slope, rows, width);
        }
      }
    },
    shared: [gradients],
    parameterGradient(parameter, n, from, to) {
      const gradient = context.parameterGradients[parameter];
      kernels().sumRows(gradient, gradients.start, n, gradients.width, from, to);
    },
  };
}
