import type { NdView } from '@cnn/core/data';

/** Items from … to−1 of the first axis, over the same memory. */
export function slice(view: NdView<Uint8Array>, from: number, to: number): NdView<Uint8Array> {
  const [, ...shape] = view.shape;
  return { ...view, shape: [to - from, ...shape], offset: view.offset + from * view.stride[0] };
}

/** The image at an index of `[n, 28, 28, 1]`, over the same memory: `[28, 28, 1]`. */
function imageAt({ data, shape, stride, offset }: NdView<Uint8Array>, index: number): NdView<Uint8Array> {
  return { data, shape: shape.slice(1), stride: stride.slice(1), offset: offset + index * stride[0] };
}

/** `imageAt` that returns the same object for the same image, so that an element draws it once. */
export function memoizedImageAt(): typeof imageAt {
  let last: { index: number; data: Uint8Array; image: NdView<Uint8Array> } | undefined;
  return (view, index) => {
    if (last?.data !== view.data || last.index !== index) {
      last = { index, data: view.data, image: imageAt(view, index) };
    }
    return last.image;
  };
}
