import { forEachIndex, zerosLike, type FloatArray, type DenseView, type NdView } from '../../arrays/view.js';

/** A dense array of the same shape: `f` of every value and of its index in row-major order. */
export function mapValues(view: NdView, f: (value: number, i: number) => number): DenseView<FloatArray> {
  const output = zerosLike(view, view.shape);
  forEachValue(view, (value, i) => {
    output.data[i] = f(value, i);
  });
  return output;
}

/** The same values in a dense array. */
export function copyValues(view: NdView): DenseView<FloatArray> {
  return mapValues(view, (value) => value);
}

/** Calls `visit` with every value and its index in row-major order. */
export function forEachValue(view: NdView, visit: (value: number, i: number) => void): void {
  let i = 0;
  forEachIndex(view, (index) => visit(view.data[index], i++));
}
