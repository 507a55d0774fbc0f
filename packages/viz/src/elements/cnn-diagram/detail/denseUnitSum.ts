import { dense } from '@cnn/core/reference';
import type { Numbers } from '../../../values/numbers.js';

/** The sum of one unit of a dense layer before its bias, and the bias. */
export function denseUnitSum(
  input: Numbers,
  [kernel, bias]: readonly Numbers[],
  unit: number,
): { sum: number; bias: number } {
  const [inputs, units] = kernel.shape;
  const column = Float64Array.from({ length: inputs }, (_, i) => kernel.data[i * units + unit]);
  const { data } = dense(input, { data: column, shape: [inputs, 1] });
  return { sum: data[0], bias: bias?.data[unit] ?? 0 };
}
