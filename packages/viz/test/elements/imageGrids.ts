import type { FeatureMaps, FilterGallery } from '@cnn/viz';
import { layers, sequential, type Sequential } from '@cnn/core/training';
import { all } from '../helpers.js';

// What the tests of <filter-gallery> and <feature-maps> share.

export const names = (element: Element) => all(element, '.map').map((map) => map.getAttribute('aria-label'));

/** The printed values of the enlarged image. */
export const numbers = (element: FilterGallery | FeatureMaps) =>
  all(element, '.numbers [role=row]').map((row) => row.innerText.trim().split(/\s+/));

/** A convolution of three 2 × 2 filters over 4 × 4 images, compiled. */
export function smallModel(): Sequential {
  const model = sequential(
    [
      layers.conv2d({ filters: 3, kernelSize: 2, inputShape: [4, 4, 1] }),
      layers.flatten(),
      layers.dense({ units: 1 }),
    ],
    { seed: 5 },
  );
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  return model;
}

/** One image for it. */
export const x = { data: Float32Array.from({ length: 16 }, (_, i) => i / 16), shape: [1, 4, 4, 1] };
