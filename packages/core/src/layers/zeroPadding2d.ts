import { toSides, type Pair } from '../arrays/windowOptions.js';
import type { Layer, LayerContext, LayerOptions, LayerPlan, Shape } from './layer.js';
import { checkImage } from './shared/checkImage.js';
import { checkLayer } from './shared/checkLayer.js';

/** Where zeros are added around an image. */
export interface ZeroPadding2dOptions extends LayerOptions {
  /**
   * Cells on every side; `[rows, columns]`; or `[[top, bottom], [left, right]]`; whole numbers from 0. Default 1.
   */
  padding?: Pair | readonly [readonly [number, number], readonly [number, number]];
  /** `[h, w, c]`, required on the first layer of a model. */
  inputShape?: Shape;
}

const name = 'layers.zeroPadding2d';

/**
 * Adds cells of zeros around the image. `[h, w, c]` → `[top + h + bottom, left + w + right, c]`.
 *
 * @throws ArgumentError
 */
export function zeroPadding2d(options: ZeroPadding2dOptions = {}): Layer {
  const layer = checkLayer('zeroPadding2d', options, ['padding']);
  const { padding = 1 } = options;
  const [[top, bottom], [left, right]] = toSides(name, padding);
  return {
    ...layer,
    outputShape(inputShape) {
      checkImage(name, inputShape);
      const [height, width, channels] = inputShape;
      return [top + height + bottom, left + width + right, channels];
    },
    parameters: () => [],
    plan: (context) => planZeroPadding(context, top, left),
  };
}

function planZeroPadding(context: LayerContext, top: number, left: number): LayerPlan {
  const { kernels, input, inputGradient, output, outputGradient, inputShape, outputShape } = context;
  const [height, width, channels] = inputShape;
  const rowLength = width * channels;
  /** The offset of row y of an image within its padded image. */
  const offsetOf = (y: number) => ((top + y) * outputShape[1] + left) * channels;
  return {
    forward(from, to) {
      const { memory } = kernels();
      memory.fill(0, output.start + from * output.width, output.start + to * output.width);
      for (let n = from; n < to; n++) {
        const image = input.start + n * input.width;
        const padded = output.start + n * output.width;
        for (let y = 0; y < height; y++) {
          const row = image + y * rowLength;
          memory.copyWithin(padded + offsetOf(y), row, row + rowLength);
        }
      }
    },
    backward(from, to) {
      if (!inputGradient || !outputGradient) return;
      const { memory } = kernels();
      for (let n = from; n < to; n++) {
        const image = inputGradient.start + n * inputGradient.width;
        const padded = outputGradient.start + n * outputGradient.width;
        for (let y = 0; y < height; y++) {
          const row = padded + offsetOf(y);
          memory.copyWithin(image + y * rowLength, row, row + rowLength);
        }
      }
    },
  };
}
