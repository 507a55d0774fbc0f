import { forEachIndex, zerosLike, type FloatArray, type NdView } from '../../arrays/view.js';

/** An array of the same shape: `f` of every value, and of its place in row-major order. */
export function mapValues(view: NdView, f: (value: number, i: number) => number): NdView<FloatArray> {
  const output = zerosLike(view, view.shape);
  let i = 0;
  forEachIndex(view, (index) => {
    output.data[i] = f(view.data[index], i);
    i++;
  });
  return output;
}

/** Calls `visit` with every value, and its place in row-major order. */
export function forEachValue(view: NdView, visit: (value: number, i: number) => void): void {
  let i = 0;
  forEachIndex(view, (index) => visit(view.data[index], i++));
}
