/**
 * How many inputs and outputs a unit of a kernel has, as Keras counts them: in and out of a kernel `[in, out]`, both
 * times the cells of the filter for `[…, in, out]`, and the length twice for `[length]`.
 */
export function fans(shape: readonly number[]): { fanIn: number; fanOut: number } {
  if (shape.length < 2) return { fanIn: shape[0] ?? 1, fanOut: shape[0] ?? 1 };
  const cells = shape.slice(0, -2).reduce((a, b) => a * b, 1);
  const [inputs, outputs] = shape.slice(-2);
  return { fanIn: cells * inputs, fanOut: cells * outputs };
}
