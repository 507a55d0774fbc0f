import { toView, zerosLike, type ArrayInput, type FloatArray, type DenseView } from '../arrays/view.js';
import { copyValues } from './shared/mapValues.js';

/**
 * `exp(xᵢ) / Σ exp(xⱼ)` over the last axis. The largest value is subtracted first, which does not change the result but
 * keeps exp from overflowing (Goodfellow, Bengio and Courville, Deep Learning, 2016, equations 6.29 and 6.33).
 *
 * @param x `[…, classes]`
 * @returns the shape of `x`, numbers from 0 to 1 that add up to 1 in each row
 * @throws ArgumentError
 */
export function softmax(x: ArrayInput): DenseView<FloatArray> {
  const output = copyValues(toView(x, 'softmax', 'x'));
  forEachRow(output, (from, to) => {
    output.data.set(softmaxRow(output.data.subarray(from, to)).values, from);
  });
  return output;
}

/** The numbers from which softmax is computed, for one row. */
export interface SoftmaxRow {
  /** The largest value of the row. */
  max: number;
  /** `exp(xᵢ − max)` */
  exponentials: number[];
  /** `Σ exponentialsᵢ` */
  total: number;
  /** `exponentialsᵢ / total`, the softmax */
  values: number[];
}

/** Softmax of one row, with what it is computed from. */
export function softmaxRow(row: FloatArray): SoftmaxRow {
  let max = -Infinity;
  for (const value of row) max = Math.max(max, value);
  const exponentials = Array.from(row, (value) => Math.exp(value - max));
  const total = exponentials.reduce((a, b) => a + b);
  return { max, exponentials, total, values: exponentials.map((value) => value / total) };
}

/** The gradient of softmax, `dxᵢ = yᵢ · (dyᵢ − Σ yⱼ dyⱼ)`, for dense views of one shape. */
export function softmaxBackward(
  dOutput: DenseView<FloatArray>,
  x: DenseView<FloatArray>,
): DenseView<FloatArray> {
  const y = softmax(x).data;
  const dInput = zerosLike(x, x.shape);
  forEachRow(x, (from, to) => {
    let weighted = 0;
    for (let i = from; i < to; i++) weighted += y[i] * dOutput.data[i];
    for (let i = from; i < to; i++) dInput.data[i] = y[i] * (dOutput.data[i] - weighted);
  });
  return dInput;
}

/** Visits the rows along the last axis of a dense view. */
function forEachRow(view: DenseView<FloatArray>, visit: (from: number, to: number) => void): void {
  const width = view.shape[view.shape.length - 1];
  for (let from = 0; from < view.data.length; from += width) visit(from, from + width);
}
