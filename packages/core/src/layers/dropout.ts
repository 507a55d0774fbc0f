import { checkNumber, checkOptions } from '../arrays/check.js';
import { fillMask } from '../learning/random/dropoutMask.js';
import type { Layer, LayerContext, LayerPlan, Shape } from './layer.js';
import { checkInputShape } from './shared/checkInputShape.js';
import { copyRows } from './shared/copyRows.js';

/** The options of dropout. */
export interface DropoutOptions {
  /** The probability with which a value is set to 0, from 0 to below 1. */
  rate: number;
  /** Required on the first layer of a model. */
  inputShape?: Shape;
}

const name = 'layers.dropout';

/**
 * In training, sets each value to 0 with probability `rate` and scales the others by 1 / (1 − rate), so that the
 * expected value stays; in prediction, passes all values on. Any shape, which stays. Srivastava and others,
 * "Dropout: a simple way to prevent neural networks from overfitting", JMLR 2014.
 *
 * @throws ArgumentError
 */
export function dropout(options: DropoutOptions): Layer {
  checkOptions(name, options, ['rate', 'inputShape']);
  const rate = checkNumber(name, 'rate', options.rate, 'be from 0 to below 1', (r) => r >= 0 && r < 1);
  return {
    kind: 'dropout',
    options: { ...options },
    inputShape: checkInputShape(name, options.inputShape),
    outputShape: (inputShape) => [...inputShape],
    parameters: () => [],
    plan: (context) => planDropout(context, rate),
  };
}

function planDropout(context: LayerContext, rate: number): LayerPlan {
  const { kernels, input, inputGradient, output, outputGradient, index, seed } = context;
  const { width } = input;
  const passOn: LayerPlan['forward'] = (from, to) => copyRows(kernels().memory, output, input, from, to);
  if (!context.training) return { forward: passOn };

  /** The factor of each value. */
  const mask = context.perSample(width);
  return {
    forward(from, to, pass) {
      if (!pass.training) return passOn(from, to, pass);
      const { memory } = kernels();
      for (let n = from; n < to; n++) {
        const key = { seed, step: pass.step, sample: n, layer: index };
        fillMask(memory, mask.start + n * width, width, rate, 1 / (1 - rate), key);
      }
      for (let i = from * width; i < to * width; i++) {
        memory[output.start + i] = memory[input.start + i] * memory[mask.start + i];
      }
    },
    backward(from, to, { training }) {
      if (!inputGradient || !outputGradient) return;
      const { memory } = kernels();
      if (!training) return copyRows(memory, inputGradient, outputGradient, from, to);
      for (let i = from * width; i < to * width; i++) {
        memory[inputGradient.start + i] = memory[outputGradient.start + i] * memory[mask.start + i];
      }
    },
  };
}
