// Convolution as products with the matrix of an image's windows.
import type { FilterGroup, Kernels, Matrix } from './kernels.js';
import { im2col, im2colTransposed, type WindowMatrix } from './windowMatrix.js';

/** c `[m, n]` = a `[m, k]` · b `[k, n]` (+ bias `[n]`), with the rows of c `cRow` apart and a window matrix as a. */
export type MultiplyWindows = (
  c: number,
  cRow: number,
  a: WindowMatrix,
  b: Matrix,
  n: number,
  bias?: number,
) => void;

/** The kernels of convolutions by such a product. */
export function convolutionKernels(
  multiplyWindows: MultiplyWindows,
): Pick<Kernels, 'convolve' | 'filterGradient'> {
  return {
    convolve(output, image, kernel, bias, shape, group) {
      const { firstFilter, count, filters } = group;
      const groupBias = bias === undefined ? undefined : bias + firstFilter;
      const weights = ofFilters(kernel, group);
      multiplyWindows(output + firstFilter, filters, im2col(image, shape, group), weights, count, groupBias);
    },
    filterGradient(gradient, image, outputGradient, shape, group) {
      const { firstFilter, count, filters } = group;
      let to = gradient + firstFilter;
      for (const windows of im2colTransposed(image, shape, group)) {
        multiplyWindows(to, filters, windows, ofFilters(outputGradient, group), count);
        to += windows.blocks * windows.rows * filters;
      }
    },
  };
}

/** The columns of a group's filters in a matrix with a column per filter. */
function ofFilters(start: number, { firstFilter, filters }: FilterGroup): Matrix {
  return { start: start + firstFilter, rowStep: filters, columnStep: 1 };
}
