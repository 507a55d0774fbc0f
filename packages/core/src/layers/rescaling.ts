import { checkNumber, checkOptions } from '../arrays/check.js';
import { sizeOf } from '../arrays/view.js';
import { checkInputShape } from './shared/checkInputShape.js';
import type { Layer, Shape } from './layer.js';

const name = 'layers.rescaling';

/**
 * Every value times `scale`, plus `offset` (default 0): 1/255 takes bytes to the range from 0 to 1.
 *
 * @throws ArgumentError
 */
export function rescaling(options: { scale: number; offset?: number; inputShape?: Shape }): Layer {
  checkOptions(name, options, ['scale', 'offset', 'inputShape']);
  const { scale, offset = 0 } = options;
  checkNumber(name, 'scale', scale, 'be a finite number', () => true);
  checkNumber(name, 'offset', offset, 'be a finite number', () => true);
  return {
    kind: 'rescaling',
    options: { ...options },
    inputShape: checkInputShape(name, options.inputShape),
    outputShape: (inputShape) => [...inputShape],
    parameters: () => [],
    plan({ kernels, input, inputGradient, output, outputGradient, inputShape }) {
      const width = sizeOf(inputShape);
      return {
        forward(from, to) {
          const length = (to - from) * width;
          kernels().rescale(output.start + from * width, input.start + from * width, length, scale, offset);
        },
        backward(from, to) {
          if (!inputGradient || !outputGradient) return;
          const length = (to - from) * width;
          const gradient = outputGradient.start + from * width;
          kernels().rescale(inputGradient.start + from * width, gradient, length, scale, 0);
        },
      };
    },
  };
}
