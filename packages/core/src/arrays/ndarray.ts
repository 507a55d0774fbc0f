import ndarray, { type NdArray } from 'ndarray';
import type { NdView, NumericArray } from './view.js';

export type { NdArray };

/** The same numbers as an ndarray; nothing is copied. */
export function toNdarray<Data extends NumericArray>({
  data,
  shape,
  stride,
  offset,
}: NdView<Data>): NdArray<Data> {
  return ndarray(data, shape, stride, offset) as NdArray<Data>;
}

/** The same function with its result as an ndarray. */
export function withNdarray<Arguments extends unknown[], Data extends NumericArray>(
  compute: (...given: Arguments) => NdView<Data>,
): (...given: Arguments) => NdArray<Data> {
  return (...given) => toNdarray(compute(...given));
}

/** The same function with each view in its result as an ndarray. */
export function withNdarrays<Arguments extends unknown[], Name extends string, Data extends NumericArray>(
  compute: (...given: Arguments) => Record<Name, NdView<Data>>,
): (...given: Arguments) => Record<Name, NdArray<Data>> {
  return (...given) => {
    const views = Object.entries<NdView<Data>>(compute(...given));
    return Object.fromEntries(views.map(([name, view]) => [name, toNdarray(view)])) as Record<
      Name,
      NdArray<Data>
    >;
  };
}
