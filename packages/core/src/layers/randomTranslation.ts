import type { Layer } from './layer.js';
import {
  augmentation,
  checkFactor,
  checkSampling,
  samplingOptionNames,
  type Factor,
  type SamplingOptions,
} from './shared/augmentation.js';
import { checkLayer } from './shared/checkLayer.js';

/** How far images are moved. */
export interface RandomTranslationOptions extends SamplingOptions {
  /** Down, in heights of the image: a number f from 0 to 1 for −f to f, or `[lower, upper]` from −1 to 1. */
  heightFactor: Factor;
  /** To the right, in widths of the image, in the same way. */
  widthFactor: Factor;
}

const name = 'layers.randomTranslation';

/**
 * In training, moves each image by a random distance; in prediction, passes it on. `[h, w, c]`, which stays.
 *
 * @throws ArgumentError
 */
export function randomTranslation(options: RandomTranslationOptions): Layer {
  const optionNames = ['heightFactor', 'widthFactor', ...samplingOptionNames];
  const layer = checkLayer('randomTranslation', options, optionNames);
  const down = checkFactor(name, 'heightFactor', options.heightFactor);
  const right = checkFactor(name, 'widthFactor', options.widthFactor);
  return augmentation(layer, checkSampling(name, options), ([a, b], height, width) => [
    1,
    0,
    -right(b) * width,
    0,
    1,
    -down(a) * height,
  ]);
}
