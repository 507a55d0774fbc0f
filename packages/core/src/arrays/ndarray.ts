import ndarray, { type NdArray } from 'ndarray';
import type { NdView, NumericArray } from './view.js';

export type { NdArray } from 'ndarray';

/** An ndarray over the same numbers; nothing is copied. */
export function toNdarray<Data extends NumericArray>({
  data,
  shape,
  stride,
  offset,
}: NdView<Data>): NdArray<Data> {
  return ndarray(data, shape, stride, offset) as NdArray<Data>;
}

/** The same function, with an ndarray as its result. */
export function withNdarray<Arguments extends unknown[], Data extends NumericArray>(
  compute: (...args: Arguments) => NdView<Data>,
): (...args: Arguments) => NdArray<Data> {
  return (...args) => toNdarray(compute(...args));
}

/** The same function, with an ndarray for each view in its result. */
export function withNdarrays<Arguments extends unknown[], Name extends string, Data extends NumericArray>(
  compute: (...args: Arguments) => Record<Name, NdView<Data>>,
): (...args: Arguments) => Record<Name, NdArray<Data>> {
  return (...args) => {
    const views = Object.entries<NdView<Data>>(compute(...args));
    return Object.fromEntries(views.map(([name, view]) => [name, toNdarray(view)])) as Record<
      Name,
      NdArray<Data>
    >;
  };
}

/** The same function, with a list of ndarrays as its result. */
export function withNdarrayList<Arguments extends unknown[], Data extends NumericArray>(
  compute: (...args: Arguments) => NdView<Data>[],
): (...args: Arguments) => NdArray<Data>[] {
  return (...args) => compute(...args).map((view) => toNdarray(view));
}
