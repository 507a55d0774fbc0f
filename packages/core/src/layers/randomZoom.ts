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

/** How much of images is seen. */
export interface RandomZoomOptions extends SamplingOptions {
  /**
   * How much more of the height is seen, as a share of it: 0.2 zooms out by a fifth, −0.2 zooms in. A number f from 0 to 1
   * for −f to f, or `[lower, upper]` from −1 to 1.
   */
  heightFactor: Factor;
  /** The same for the width. Default what is drawn for the height. */
  widthFactor?: Factor;
}

const name = 'layers.randomZoom';

/**
 * In training, zooms each image in or out around its centre at random; in prediction, passes it on. `[h, w, c]`, which
 * stays.
 *
 * @throws ArgumentError
 */
export function randomZoom(options: RandomZoomOptions): Layer {
  const optionNames = ['heightFactor', 'widthFactor', ...samplingOptionNames];
  const layer = checkLayer('randomZoom', options, optionNames);
  const { heightFactor, widthFactor } = options;
  const ofHeight = checkFactor(name, 'heightFactor', heightFactor);
  const ofWidth = widthFactor === undefined ? undefined : checkFactor(name, 'widthFactor', widthFactor);
  return augmentation(layer, checkSampling(name, options), ([a, b], height, width) => {
    const zoomY = 1 + ofHeight(a);
    const zoomX = ofWidth ? 1 + ofWidth(b) : zoomY;
    return [zoomX, 0, ((width - 1) / 2) * (1 - zoomX), 0, zoomY, ((height - 1) / 2) * (1 - zoomY)];
  });
}
