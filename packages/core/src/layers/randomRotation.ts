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

/** How far images are turned. */
export interface RandomRotationOptions extends SamplingOptions {
  /** Counterclockwise, in full turns: a number f from 0 to 1 for −f to f, or `[lower, upper]` from −1 to 1. */
  factor: Factor;
}

const name = 'layers.randomRotation';

/**
 * In training, turns each image around its centre by a random angle; in prediction, passes it on. `[h, w, c]`, which stays.
 *
 * @throws ArgumentError
 */
export function randomRotation(options: RandomRotationOptions): Layer {
  const layer = checkLayer('randomRotation', options, ['factor', ...samplingOptionNames]);
  const turns = checkFactor(name, 'factor', options.factor);
  return augmentation(layer, checkSampling(name, options), ([a], height, width) => {
    const angle = turns(a) * 2 * Math.PI;
    const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
    const [centreY, centreX] = [(height - 1) / 2, (width - 1) / 2];
    return [
      cos,
      -sin,
      centreX - cos * centreX + sin * centreY,
      sin,
      cos,
      centreY - sin * centreX - cos * centreY,
    ];
  });
}
