import { checkNumber } from '../arrays/check.js';
import type { Layer, LayerContext, LayerOptions, LayerPlan, RowBlock } from './layer.js';
import { checkLayer } from './shared/checkLayer.js';
import { copyRows } from './shared/copyRows.js';

/** The options of dropout. */
export interface DropoutOptions extends LayerOptions {
  /** The probability with which a value is set to 0, from 0 to below 1. */
  rate: number;
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
  const layer = checkLayer('dropout', options, ['rate']);
  const rate = checkNumber(name, 'rate', options.rate, 'be from 0 to below 1', (r) => r >= 0 && r < 1);
  return {
    ...layer,
    changesGradientInPlace: true,
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
  function applyMask(target: RowBlock, source: RowBlock, from: number, to: number): void {
    const first = from * width;
    const [result, values, factors] = [target, source, mask].map(({ start }) => start + first);
    kernels().multiplyElements(result, values, factors, (to - from) * width);
  }
  return {
    forward(from, to, pass) {
      if (!pass.training) return passOn(from, to, pass);
      for (let n = from; n < to; n++) {
        const key = { seed, step: pass.step, sample: n, layer: index };
        kernels().dropoutMask(mask.start + n * width, width, rate, 1 / (1 - rate), key);
      }
      applyMask(output, input, from, to);
    },
    backward(from, to, { training }) {
      if (!inputGradient || !outputGradient) return;
      if (!training) return copyRows(kernels().memory, inputGradient, outputGradient, from, to);
      applyMask(inputGradient, outputGradient, from, to);
    },
  };
}
