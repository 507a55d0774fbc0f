import { softmaxRow, type SoftmaxRow } from '../reference/softmax.js';
import { toView, type ArrayInput } from '../arrays/view.js';

/**
 * The steps of softmax of one row: the largest value, the exponentials of the differences from it, their sum, and the
 * quotients.
 *
 * @param x `[n]`
 * @throws ArgumentError
 */
export function softmaxSteps(x: ArrayInput): SoftmaxRow {
  const { data, shape, stride, offset } = toView(x, 'softmaxSteps', 'x', [1]);
  return softmaxRow(Float64Array.from({ length: shape[0] }, (_, i) => data[offset + i * stride[0]]));
}
