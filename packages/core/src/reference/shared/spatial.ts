// What a window moves over: images or lines. Both are treated as images, a line as an image of one row.
import type { NdView } from '../../arrays/view.js';
import type { WindowGeometry } from '../../arrays/window.js';
import { window1dGeometry, windowGeometry } from '../../arrays/windowGeometry.js';
import type { Window1dOptions, WindowOptions } from '../../arrays/windowOptions.js';

type Size = readonly [number, number];

/** How arrays of images, or of lines, are read as images. */
export interface Spatial<Options extends WindowOptions | Window1dOptions = WindowOptions> {
  /** Ranks of an argument: cells alone, cells with channels, a batch of these. */
  ranks: readonly [number, number, number];
  /** `[n, h, w, c]` over the numbers of an array of one of these ranks. */
  asImages(view: NdView): NdView;
  /** `[kh, kw, c / groups, out]` over the numbers of a filter, of the first rank or two more. */
  asFilters(view: NdView): NdView;
  geometry(
    functionName: string,
    input: Size,
    kernel: Size,
    options: Options,
    kernelName?: string,
  ): WindowGeometry;
}

/** Images `[h, w] | [h, w, c] | [n, h, w, c]`. */
export const spatial2d: Spatial = {
  ranks: [2, 3, 4],
  asImages(view) {
    const { data, shape, stride, offset } = view;
    if (shape.length === 2) return { data, shape: [1, ...shape, 1], stride: [0, ...stride, 0], offset };
    if (shape.length === 3) return { data, shape: [1, ...shape], stride: [0, ...stride], offset };
    return view;
  },
  asFilters(view) {
    const { data, shape, stride, offset } = view;
    return shape.length === 2 ? { data, shape: [...shape, 1, 1], stride: [...stride, 0, 0], offset } : view;
  },
  geometry: windowGeometry,
};

/** Lines `[l] | [l, c] | [n, l, c]`. */
export const spatial1d: Spatial<Window1dOptions> = {
  ranks: [1, 2, 3],
  asImages: (view) => spatial2d.asImages(withOneRow(view, view.shape.length === 3 ? 1 : 0)),
  asFilters: (view) => spatial2d.asFilters(withOneRow(view, 0)),
  geometry: (functionName, [, length], [, kernel], options, kernelName) =>
    window1dGeometry(functionName, length, kernel, options, kernelName),
};

/** The shape, in an array of this rank, of images `[n, h, w, c]`. */
export function toShape(
  { ranks: [singleRank, , batchRank] }: Pick<Spatial, 'ranks'>,
  rank: number,
  [n, height, width, channels]: readonly number[],
): number[] {
  const cells = singleRank === 2 ? [height, width] : [width];
  return [...(rank === batchRank ? [n] : []), ...cells, ...(rank === singleRank ? [] : [channels])];
}

/** The same numbers with a further axis of length 1. */
function withOneRow({ data, shape, stride, offset }: NdView, axis: number): NdView {
  const insert = (list: number[], value: number) => [...list.slice(0, axis), value, ...list.slice(axis)];
  return { data, shape: insert(shape, 1), stride: insert(stride, 0), offset };
}
