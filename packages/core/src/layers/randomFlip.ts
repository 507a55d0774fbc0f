import { checkName } from '../arrays/check.js';
import type { Layer, LayerOptions, Shape } from './layer.js';
import { augmentation } from './shared/augmentation.js';
import { checkLayer } from './shared/checkLayer.js';

/** How images are mirrored. */
export interface RandomFlipOptions extends LayerOptions {
  /** Whether left and right, or top and bottom, may be exchanged, each with probability ½. Default both. */
  mode?: 'horizontal' | 'vertical' | 'horizontalAndVertical';
  /** `[h, w, c]`, required on the first layer of a model. */
  inputShape?: Shape;
}

const name = 'layers.randomFlip';

/**
 * In training, mirrors images at random; in prediction, passes them on. `[h, w, c]`, which stays.
 *
 * @throws ArgumentError
 */
export function randomFlip(options: RandomFlipOptions = {}): Layer {
  const layer = checkLayer('randomFlip', options, ['mode']);
  const { mode = 'horizontalAndVertical' } = options;
  checkName(name, 'mode', mode, ['horizontal', 'vertical', 'horizontalAndVertical']);
  const sampling = { interpolation: 'nearest', fillMode: 'nearest', fillValue: 0 } as const;
  return augmentation(layer, sampling, ([a, b], height, width) => {
    const [flipsColumns, flipsRows] = [mode !== 'vertical' && a < 0.5, mode !== 'horizontal' && b < 0.5];
    return [
      flipsColumns ? -1 : 1,
      0,
      flipsColumns ? width - 1 : 0,
      0,
      flipsRows ? -1 : 1,
      flipsRows ? height - 1 : 0,
    ];
  });
}
