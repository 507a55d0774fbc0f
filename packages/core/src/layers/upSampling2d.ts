import { checkName } from '../arrays/check.js';
import { toPair } from '../arrays/windowOptions.js';
import { interpolations, sharesOf, type Shares } from '../reference/shared/upSampling.js';
import type { UpSampleOptions } from '../reference/upSample2d.js';
import type { Layer, LayerContext, LayerOptions, LayerPlan, Shape } from './layer.js';
import { checkImage } from './shared/checkImage.js';
import { checkLayer } from './shared/checkLayer.js';

/** How many times as large an image becomes. */
export interface UpSampling2dOptions extends LayerOptions, UpSampleOptions {
  /** `[h, w, c]`, required on the first layer of a model. */
  inputShape?: Shape;
}

const name = 'layers.upSampling2d';

/**
 * Enlarges the image, as the function `upSample2d` does. `[h, w, c]` → `[h·size, w·size, c]`; no parameters.
 *
 * @throws ArgumentError
 */
export function upSampling2d(options: UpSampling2dOptions = {}): Layer {
  const layer = checkLayer('upSampling2d', options, ['size', 'interpolation']);
  const { size = 2, interpolation = 'nearest' } = options;
  const [rows, columns] = toPair(name, 'size', size);
  checkName(name, 'interpolation', interpolation, interpolations);
  return {
    ...layer,
    outputShape(inputShape) {
      checkImage(name, inputShape);
      const [height, width, channels] = inputShape;
      return [height * rows, width * columns, channels];
    },
    parameters: () => [],
    plan(context) {
      const [height, width] = context.inputShape;
      const ofRows = sharesOf(interpolation, height, rows);
      return planUpSampling(context, ofRows, sharesOf(interpolation, width, columns));
    },
  };
}

function planUpSampling(
  context: LayerContext,
  rows: readonly Shares[],
  columns: readonly Shares[],
): LayerPlan {
  const { kernels, input, inputGradient, output, outputGradient } = context;
  const [, width, channels] = context.inputShape;
  /** Calls `visit` with every pair of pixels of image and enlarged image, by their first channels, and the share. */
  const forEachShare = (visit: (pixel: number, enlarged: number, share: number) => void) => {
    let enlarged = 0;
    for (const ofRow of rows) {
      for (const ofColumn of columns) {
        for (const [y, a] of ofRow) {
          for (const [x, b] of ofColumn) visit((y * width + x) * channels, enlarged, a * b);
        }
        enlarged += channels;
      }
    }
  };
  return {
    forward(from, to) {
      const { memory } = kernels();
      memory.fill(0, output.start + from * output.width, output.start + to * output.width);
      for (let n = from; n < to; n++) {
        const image = input.start + n * input.width;
        const result = output.start + n * output.width;
        forEachShare((pixel, enlarged, share) => {
          for (let k = 0; k < channels; k++)
            memory[result + enlarged + k] += share * memory[image + pixel + k];
        });
      }
    },
    backward(from, to) {
      if (!inputGradient || !outputGradient) return;
      const { memory } = kernels();
      const { start, width: length } = inputGradient;
      memory.fill(0, start + from * length, start + to * length);
      for (let n = from; n < to; n++) {
        const image = start + n * length;
        const gradient = outputGradient.start + n * outputGradient.width;
        forEachShare((pixel, enlarged, share) => {
          for (let k = 0; k < channels; k++) {
            memory[image + pixel + k] += share * memory[gradient + enlarged + k];
          }
        });
      }
    },
  };
}
