import { checkCount, checkFlag, checkOptions } from '../arrays/check.js';
import { checkGroups } from '../reference/shared/checkConv.js';
import { windowGeometry } from '../arrays/windowGeometry.js';
import { toPair, type Pair, type WindowOptions } from '../arrays/windowOptions.js';
import { deriveCosts, type Costs } from './deriveCosts.js';
import { checkImageShape } from './imageShape.js';

/** A convolution of one sample. */
export interface ConvOperation extends WindowOptions {
  /** `[h, w] | [h, w, c]` */
  inputShape: readonly number[];
  /** Height and width of the filters in cells. */
  kernelSize: Pair;
  /** Number of filters, from 1. Default 1. */
  filters?: number;
  /** Groups of channels and filters; must divide both. Default 1. */
  groups?: number;
  /** Whether each filter has a bias. Default true. */
  useBias?: boolean;
}

const optionNames = [
  'inputShape',
  'kernelSize',
  'filters',
  'groups',
  'useBias',
  'strides',
  'padding',
  'dilationRate',
];

/**
 * `costs` of a convolution, without the code for other operations.
 *
 * @throws ArgumentError
 */
export function convCosts(operation: ConvOperation): Costs {
  const { height, width, channels, inputValues } = checkImageShape('costs', operation.inputShape);
  checkOptions('costs', operation, optionNames);
  const kernel = toPair('costs', 'kernelSize', operation.kernelSize);
  const { filters = 1, useBias = true } = operation;
  checkCount('costs', 'filters', filters);
  const groups = checkGroups('costs', operation.groups, channels, filters);
  const { rows, columns } = windowGeometry('costs', [height, width], kernel, operation, 'kernelSize');
  const positions = rows.output * columns.output;
  const weights = kernel[0] * kernel[1] * (channels / groups) * filters;
  const biases = checkFlag('costs', 'useBias', useBias) ? filters : 0;
  return deriveCosts({
    positions,
    multiplications: positions * weights,
    parameters: weights + biases,
    inputValues,
    outputValues: positions * filters,
  });
}
