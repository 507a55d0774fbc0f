import { checkNumber, checkOptions } from '../arrays/check.js';
import { fillMask } from '../learning/random/dropoutMask.js';
import { sizeOf } from '../arrays/view.js';
import { checkInputShape } from './shared/checkInputShape.js';
import type { Layer, LayerContext, LayerPlan, Shape } from './layer.js';

const name = 'layers.dropout';

/**
 * In training, sets each value to 0 with probability `rate`, and scales the others by 1 / (1 − rate), so that
 * their mean stays; at other times passes them on. Srivastava and others, "Dropout: a simple way to prevent
 * neural networks from overfitting", JMLR 2014.
 *
 * @throws ArgumentError
 */
export function dropout(options: { rate: number; inputShape?: Shape }): Layer {
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
  const width = sizeOf(context.inputShape);
  if (!context.training) return { forward: copy };

  const mask = context.perSample(width);
  function copy(from: number, to: number): void {
    const { memory } = kernels();
    const start = input.start + from * width;
    memory.copyWithin(output.start + from * width, start, start + (to - from) * width);
  }

  return {
    forward(from, to, { training, step }) {
      if (!training) return copy(from, to);
      const { memory } = kernels();
      for (let n = from; n < to; n++) {
        const key = { seed, step, sample: n, layer: index };
        fillMask(memory, mask.start + n * width, width, rate, 1 / (1 - rate), key);
      }
      for (let i = from * width; i < to * width; i++) {
        memory[output.start + i] = memory[input.start + i] * memory[mask.start + i];
      }
    },
    backward(from, to, { training }) {
      if (!inputGradient || !outputGradient) return;
      const { memory } = kernels();
      if (!training) {
        const start = outputGradient.start + from * width;
        memory.copyWithin(inputGradient.start + from * width, start, start + (to - from) * width);
        return;
      }
      for (let i = from * width; i < to * width; i++) {
        memory[inputGradient.start + i] = memory[outputGradient.start + i] * memory[mask.start + i];
      }
    },
  };
}
