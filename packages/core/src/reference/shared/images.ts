import {
  toView,
  zerosLike,
  type ArrayInput,
  type FloatArray,
  type DenseView,
  type NdView,
} from '../../arrays/view.js';
import { spatial2d, type Spatial } from './spatial.js';

/** Checks an argument that holds one or several images (or lines), and returns it as `[n, h, w, c]` with its rank. */
export function toImages(
  value: ArrayInput,
  functionName: string,
  argument: string,
  spatial: Pick<Spatial, 'ranks' | 'asImages'> = spatial2d,
): { images: NdView; rank: number } {
  const view = toView(value, functionName, argument, spatial.ranks);
  return { images: spatial.asImages(view), rank: view.shape.length };
}

/** The index in `data` of the value at `[n, row, column, channel]`. */
export function indexOf(images: NdView, n: number, row: number, column: number, channel: number): number {
  const { stride, offset } = images;
  return offset + n * stride[0] + row * stride[1] + column * stride[2] + channel * stride[3];
}

/** The value at `[n, row, column, channel]`. */
export function valueAt(images: NdView, n: number, row: number, column: number, channel: number): number {
  return images.data[indexOf(images, n, row, column, channel)];
}

/** Sums in double precision, in the precision of `like`. */
export function castLike(like: NdView, sums: Float64Array, shape: readonly number[]): DenseView<FloatArray> {
  const result = zerosLike(like, shape);
  result.data.set(sums);
  return result;
}
