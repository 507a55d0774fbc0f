import { checkCount } from '../arrays/check.js';
import { ArgumentError } from '../arrays/errors.js';
import { windowGeometry } from '../arrays/windowGeometry.js';
import { toPair, type Padding, type Pair } from '../arrays/windowOptions.js';
import type { Layer, Shape } from './layer.js';
import { needsOutputOnly } from './shared/activationPlan.js';
import { anyImage, checkImage } from './shared/checkImage.js';
import { checkLayer } from './shared/checkLayer.js';
import { checkFilterOptions, filterOptionNames, type FilterOptions } from './shared/convOptions.js';
import { planConv2d } from './shared/planConv2d.js';

/** The filters of a convolution, and how they slide over the image. */
export interface Conv2dOptions extends FilterOptions {
  /** Cells that a filter moves each time; whole numbers from 1. Default 1. */
  strides?: Pair;
  /** Cells of zeros around the image. Default `valid`, which is none. */
  padding?: Padding;
  /** Distance between neighbouring cells under a filter; whole numbers from 1. Default 1. */
  dilationRate?: Pair;
  /**
   * Groups that input channels and filters are split into, each filter seeing only the channels of its group; must
   * divide both. Default 1.
   */
  groups?: number;
}

const name = 'layers.conv2d';

/**
 * Convolution: slides each of `filters` filters over the image, as the function `conv2d` does. `[h, w, c]` →
 * `[oh, ow, filters]`, with the kernel `[kh, kw, c / groups, filters]` and the bias `[filters]`.
 *
 * @throws ArgumentError
 */
export function conv2d(given: Conv2dOptions): Layer {
  const optionNames = [...filterOptionNames, 'strides', 'padding', 'dilationRate', 'groups'];
  const layer = checkLayer('conv2d', given, optionNames);
  const options = { ...given };
  const kernelSize = toPair(name, 'kernelSize', options.kernelSize);
  const { filters, activation, parameters } = checkFilterOptions(name, options, kernelSize);
  const { groups = 1, dilationRate = 1 } = options;
  checkCount(name, 'groups', groups);
  if (filters % groups !== 0)
    throw new ArgumentError(name, 'groups', `divide the ${filters} filters`, groups);
  const geometryOf = ([height, width]: Shape) =>
    windowGeometry(name, [height, width], kernelSize, options, 'kernelSize');
  geometryOf(anyImage);

  return {
    ...layer,
    activation,
    // What the kernel for sparse gradients can compute.
    acceptsSparseGradient:
      groups === 1 && toPair(name, 'dilationRate', dilationRate)[1] === 1 && needsOutputOnly(activation),
    outputShape(inputShape) {
      checkImage(name, inputShape);
      if (inputShape[2] % groups !== 0) {
        throw new ArgumentError(name, 'groups', `divide the ${inputShape[2]} channels of input`, groups);
      }
      const { rows, columns } = geometryOf(inputShape);
      return [rows.output, columns.output, filters];
    },
    parameters: (inputShape) => parameters([inputShape[2] / groups, filters]),
    plan(context) {
      const geometry = geometryOf(context.inputShape);
      return planConv2d(context, { filters, groups, geometry, activation });
    },
  };
}
