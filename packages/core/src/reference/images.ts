import { ArgumentError } from '../errors.js';
import { toView, type ArrayInput, type NdView } from '../view.js';

/** Images as `[n, h, w, c]` over the numbers of a view of rank 2 `[h, w]`, 3 `[h, w, c]` or 4. */
export function asImages(view: NdView): NdView {
  const { data, shape, stride, offset } = view;
  if (shape.length === 2) return { data, shape: [1, ...shape, 1], stride: [0, ...stride, 0], offset };
  if (shape.length === 3) return { data, shape: [1, ...shape], stride: [0, ...stride], offset };
  return view;
}

/** Takes an argument that holds one image or several, `[h, w] | [h, w, c] | [n, h, w, c]`. */
export function toImages(
  value: ArrayInput,
  functionName: string,
  argument: string,
): { images: NdView; rank: number } {
  const view = toView(value, functionName, argument, [2, 3, 4]);
  return { images: asImages(view), rank: view.shape.length };
}

/** Takes the gradient of an operation's output, which must have that output's shape. */
export function toGradient(value: ArrayInput, functionName: string, expected: readonly number[]): NdView {
  const view = toView(value, functionName, 'outputGradient');
  if (view.shape.join() !== expected.join()) {
    throw new ArgumentError(
      functionName,
      'outputGradient',
      `have the output's shape [${expected.join(', ')}]`,
      view,
    );
  }
  return asImages(view);
}

/** The place in `data` of the value at `[n, row, column, channel]`. */
export function indexOf(images: NdView, n: number, row: number, column: number, channel: number): number {
  const { stride, offset } = images;
  return offset + n * stride[0] + row * stride[1] + column * stride[2] + channel * stride[3];
}
