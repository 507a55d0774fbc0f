import { checkCount } from '../arrays/check.js';
import { ArgumentError } from '../arrays/errors.js';
import type { Layer, Shape } from './layer.js';
import { checkFilterOptions, filterOptionNames, type FilterOptions } from './shared/convOptions.js';
import { needsOutputOnly } from './shared/activationPlan.js';
import { checkLayer } from './shared/checkLayer.js';
import { conv1dGeometry, type LineWindowOptions } from './shared/conv1dGeometry.js';
import { anyLength, checkLine, withOneRow } from './shared/lines.js';
import { planConv2d } from './shared/planConv2d.js';

/** The filters of a convolution of lines, and how they slide along them. */
export interface Conv1dLayerOptions extends Omit<FilterOptions, 'kernelSize'>, LineWindowOptions {
  /**
   * Groups that input channels and filters are split into, each filter seeing only the channels of its group; must
   * divide both. Default 1.
   */
  groups?: number;
  /** `[steps, c]`, required on the first layer of a model. */
  inputShape?: Shape;
}

const name = 'layers.conv1d';

/**
 * Convolution of lines, such as sounds or prices over time, as the function `conv1d` does. `[steps, c]` →
 * `[ol, filters]`, with the kernel `[k, c / groups, filters]` and the bias `[filters]`.
 *
 * @throws ArgumentError
 */
export function conv1d(given: Conv1dLayerOptions): Layer {
  const optionNames = [...filterOptionNames, 'strides', 'padding', 'dilationRate', 'groups'];
  const layer = checkLayer('conv1d', given, optionNames);
  const options = { ...given };
  const kernelSize = checkCount(name, 'kernelSize', options.kernelSize);
  const { filters, activation, parameters } = checkFilterOptions(name, options, [kernelSize]);
  const { groups = 1, dilationRate = 1 } = options;
  checkCount(name, 'groups', groups);
  if (filters % groups !== 0)
    throw new ArgumentError(name, 'groups', `divide the ${filters} filters`, groups);
  const geometryOf = (steps: number) => conv1dGeometry(name, steps, options);
  geometryOf(anyLength);

  return {
    ...layer,
    activation,
    // What the kernel for sparse gradients can compute.
    acceptsSparseGradient: groups === 1 && dilationRate === 1 && needsOutputOnly(activation),
    outputShape(inputShape) {
      checkLine(name, inputShape);
      const [steps, channels] = inputShape;
      if (channels % groups !== 0) {
        throw new ArgumentError(name, 'groups', `divide the ${channels} channels of input`, groups);
      }
      return [geometryOf(steps).columns.output, filters];
    },
    parameters: ([, channels]) => parameters([channels / groups, filters]),
    plan(context) {
      const geometry = geometryOf(context.inputShape[0]);
      return planConv2d(withOneRow(context), { filters, groups, geometry, activation });
    },
  };
}
