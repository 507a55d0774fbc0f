import { poolGeometry } from '../reference/pool2d.js';
import { sizeOf } from '../view.js';
import { toPair, windowGeometry, type Padding, type Pair, type WindowOptions } from '../window.js';

/** A convolution or a pooling of one image. */
export type Operation =
  | ({ inputShape: readonly number[]; kernelSize: Pair; filters?: number; groups?: number } & WindowOptions)
  | { inputShape: readonly number[]; poolSize: Pair; strides?: Pair; padding?: Padding };

export interface Costs {
  /** Places where the window stands. */
  positions: number;
  multiplications: number;
  inputValues: number;
  outputValues: number;
  /** The share of values that the output has fewer than the input, 0.64 for 64 %; negative where it has more. */
  fewer: number;
}

/**
 * What an operation costs, and how much smaller its output is.
 *
 * @param operation with `inputShape` `[h, w] | [h, w, c]`
 * @throws ArgumentError
 */
export function costs(operation: Operation): Costs {
  const [height, width, channels = 1] = operation.inputShape;
  const inputValues = sizeOf(operation.inputShape);
  if ('poolSize' in operation) {
    const { rows, columns } = poolGeometry('costs', [height, width], operation);
    const positions = rows.output * columns.output;
    return result(positions, 0, inputValues, positions * channels);
  }
  const kernel = toPair('costs', 'kernelSize', operation.kernelSize);
  const { filters = 1, groups = 1 } = operation;
  const { rows, columns } = windowGeometry('costs', [height, width], kernel, operation, 'kernelSize');
  const positions = rows.output * columns.output;
  const products = kernel[0] * kernel[1] * (channels / groups);
  return result(positions, positions * products * filters, inputValues, positions * filters);
}

function result(
  positions: number,
  multiplications: number,
  inputValues: number,
  outputValues: number,
): Costs {
  return { positions, multiplications, inputValues, outputValues, fewer: 1 - outputValues / inputValues };
}
