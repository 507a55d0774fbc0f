import { checkNumber } from '../arrays/check.js';
import type { Layer, LayerOptions } from './layer.js';
import { checkLayer } from './shared/checkLayer.js';

/** The options of a rescaling layer. */
export interface RescalingOptions extends LayerOptions {
  /** The factor, a finite number: 1/255 takes bytes to the range from 0 to 1. */
  scale: number;
  /** Added to the product, a finite number. Default 0. */
  offset?: number;
}

const name = 'layers.rescaling';

/**
 * Every value times `scale`, plus `offset`. Any shape, which stays; no parameters.
 *
 * @throws ArgumentError
 */
export function rescaling(options: RescalingOptions): Layer {
  const layer = checkLayer('rescaling', options, ['scale', 'offset']);
  const { scale, offset = 0 } = options;
  checkNumber(name, 'scale', scale, 'be a finite number', () => true);
  checkNumber(name, 'offset', offset, 'be a finite number', () => true);
  return {
    ...layer,
    outputShape: (inputShape) => [...inputShape],
    parameters: () => [],
    plan({ kernels, input, inputGradient, output, outputGradient }) {
      const { width } = input;
      return {
        forward(from, to) {
          const [start, length] = [from * width, (to - from) * width];
          kernels().rescale(output.start + start, input.start + start, length, scale, offset);
        },
        backward(from, to) {
          if (!inputGradient || !outputGradient) return;
          const [start, length] = [from * width, (to - from) * width];
          kernels().rescale(inputGradient.start + start, outputGradient.start + start, length, scale, 0);
        },
      };
    },
  };
}
