import { forEachIndex, toView, zerosLike, type ArrayInput, type FloatArray, type NdView } from '../view.js';

/**
 * Lays every image out in one row, by row, column, channel.
 *
 * @param input `[n, h, w, c]`, or any array of rank 2 or more
 * @returns `[n, h·w·c]`
 * @throws ArgumentError
 */
export function flatten(input: ArrayInput): NdView<FloatArray> {
  const view = toView(input, 'flatten', 'input', [2, 3, 4, 5]);
  const [n, ...rest] = view.shape;
  const output = zerosLike(view, [n, rest.reduce((a, b) => a * b)]);
  let i = 0;
  forEachIndex(view, (index) => (output.data[i++] = view.data[index]));
  return output;
}
