import { checkOptions } from '../arrays/check.js';
import { toSides, type Pair } from '../arrays/window.js';
import { checkImage } from './shared/checkImage.js';
import { checkInputShape } from './shared/checkInputShape.js';
import type { Layer, Shape } from './layer.js';

/** Where zeros go around an image. */
export interface ZeroPadding2dOptions {
  /** Cells on every side; `[rows, columns]`; or `[[top, bottom], [left, right]]`. Default 1. */
  padding?: Pair | readonly [readonly [number, number], readonly [number, number]];
  /** `[h, w, c]`, on the first layer of a model. */
  inputShape?: Shape;
}

const name = 'layers.zeroPadding2d';

/**
 * Lays cells of zeros around the image. `[h, w, c]` → `[top + h + bottom, left + w + right, c]`.
 *
 * @throws ArgumentError
 */
export function zeroPadding2d(options: ZeroPadding2dOptions = {}): Layer {
  checkOptions(name, options, ['padding', 'inputShape']);
  const { padding = 1 } = options;
  const [[top, bottom], [left, right]] = toSides(name, padding);
  return {
    kind: 'zeroPadding2d',
    options: { ...options },
    inputShape: checkInputShape(name, options.inputShape),
    outputShape(inputShape) {
      checkImage(name, inputShape);
      const [height, width, channels] = inputShape;
      return [top + height + bottom, left + width + right, channels];
    },
    parameters: () => [],
    plan({ kernels, input, inputGradient, output, outputGradient, inputShape, outputShape }) {
      const [height, width, channels] = inputShape;
      const row = width * channels;
      /** Where row y of an image lies in its padded image. */
      const inside = (y: number) => ((top + y) * outputShape[1] + left) * channels;
      return {
        forward(from, to) {
          const { memory } = kernels();
          memory.fill(0, output.start + from * output.width, output.start + to * output.width);
          for (let n = from; n < to; n++) {
            for (let y = 0; y < height; y++) {
              const start = input.start + n * input.width + y * row;
              memory.copyWithin(output.start + n * output.width + inside(y), start, start + row);
            }
          }
        },
        backward(from, to) {
          if (!inputGradient || !outputGradient) return;
          const { memory } = kernels();
          for (let n = from; n < to; n++) {
            for (let y = 0; y < height; y++) {
              const start = outputGradient.start + n * outputGradient.width + inside(y);
              memory.copyWithin(inputGradient.start + n * inputGradient.width + y * row, start, start + row);
            }
          }
        },
      };
    },
  };
}
