import { sizeOf } from '../../arrays/view.js';
import type { WindowAxis, WindowGeometry } from '../../arrays/window.js';
import type { LayerContext } from '../layer.js';

export type PaddedImages = ReturnType<typeof paddedImages>;

/** The images with their padding around them, and the geometry of a window over them, which has none. */
export function paddedImages(
  { kernels, input, inputShape, scratch }: LayerContext,
  geometry: WindowGeometry,
) {
  const channels = inputShape[2];
  const shape = { geometry, channels };
  const [rows, columns] = [withPadding(geometry.rows), withPadding(geometry.columns)];
  const isPadded = rows.input > geometry.rows.input || columns.input > geometry.columns.input;
  const padded = isPadded ? scratch(sizeOf([rows.input, columns.input, channels])) : undefined;
  return {
    shape: { geometry: { rows, columns }, channels },
    /** The offset of image n with its padding; overwritten by the next call. */
    imageOf(n: number): number {
      const image = input.start + n * input.width;
      if (padded === undefined) return image;
      kernels().pad(padded, image, shape);
      return padded;
    },
  };
}

/** The axis of an image that has its padding in it. */
const withPadding = (axis: WindowAxis): WindowAxis => ({
  ...axis,
  input: axis.before + axis.input + axis.after,
  before: 0,
  after: 0,
});
