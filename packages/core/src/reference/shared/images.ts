import { toView, zerosLike, type ArrayInput, type FloatArray, type NdView } from '../../arrays/view.js';
import { spatial2d, type Spatial } from './spatial.js';

/** Takes an argument that holds one image or several, `[h, w] | [h, w, c] | [n, h, w, c]`, or lines. */
export function toImages(
  value: ArrayInput,
  functionName: string,
  argument: string,
  space: Pick<Spatial, 'ranks' | 'asImages'> = spatial2d,
): { images: NdView; rank: number } {
  const view = toView(value, functionName, argument, space.ranks);
  return { images: space.asImages(view), rank: view.shape.length };
}

/** The place in `data` of the value at `[n, row, column, channel]`. */
export function indexOf(images: NdView, n: number, row: number, column: number, channel: number): number {
  const { stride, offset } = images;
  return offset + n * stride[0] + row * stride[1] + column * stride[2] + channel * stride[3];
}

/** Computes every value of an array of rank 4, last axis fastest, and gives it in `shape`. */
export function computeImages(
  like: NdView,
  [n, height, width, channels]: readonly number[],
  shape: readonly number[],
  valueAt: (n: number, row: number, column: number, channel: number) => number,
): NdView<FloatArray> {
  const output = zerosLike(like, shape);
  let index = 0;
  for (let image = 0; image < n; image++) {
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        for (let channel = 0; channel < channels; channel++) {
          output.data[index++] = valueAt(image, row, column, channel);
        }
      }
    }
  }
  return output;
}

/** Numbers added up in double precision, in the precision of `like`. */
export function castLike(like: NdView, sums: Float64Array, shape: readonly number[]): NdView<FloatArray> {
  const result = zerosLike(like, shape);
  result.data.set(sums);
  return result;
}
