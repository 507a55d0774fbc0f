import type { Interpolation } from './upSampling.js';

/**
 * `[a0, a1, a2, b0, b1, b2]`: the cell at row y and column x of the output takes its value from column a0·x + a1·y + a2 and
 * row b0·x + b1·y + b2 of the input, as in Keras' affine_transform.
 */
export type Affine = readonly [number, number, number, number, number, number];

/**
 * What is beyond the edge of an image, for a row abcd: `reflect` dcba|abcd|dcba, `wrap` abcd|abcd|abcd, `nearest`
 * aaaa|abcd|dddd, `constant` one value.
 */
export type FillMode = 'constant' | 'nearest' | 'reflect' | 'wrap';

/** The names of the fill modes. */
export const fillModes: readonly FillMode[] = ['constant', 'nearest', 'reflect', 'wrap'];

/** How values between cells and beyond the edges are made. */
export interface Sampling {
  interpolation: Interpolation;
  fillMode: FillMode;
}

/**
 * Calls `visit` with every cell of the output, the cells of the input that its value is made of, and their shares. Cells
 * are row · width + column; −1 is beyond the edge, where the value is constant.
 */
export function forEachSource(
  height: number,
  width: number,
  [a0, a1, a2, b0, b1, b2]: Affine,
  { interpolation, fillMode }: Sampling,
  visit: (target: number, source: number, share: number) => void,
): void {
  const cellAt = (row: number, column: number): number => {
    const [y, x] = [cellInside(row, height, fillMode), cellInside(column, width, fillMode)];
    return y < 0 || x < 0 ? -1 : y * width + x;
  };
  let target = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++, target++) {
      const column = a0 * x + a1 * y + a2;
      const row = b0 * x + b1 * y + b2;
      if (interpolation === 'nearest') {
        visit(target, cellAt(Math.floor(row + 0.5), Math.floor(column + 0.5)), 1);
        continue;
      }
      const [top, left] = [Math.floor(row), Math.floor(column)];
      const [below, right] = [row - top, column - left];
      const add = (i: number, j: number, share: number) => {
        if (share > 0) visit(target, cellAt(i, j), share);
      };
      add(top, left, (1 - below) * (1 - right));
      add(top, left + 1, (1 - below) * right);
      add(top + 1, left, below * (1 - right));
      add(top + 1, left + 1, below * right);
    }
  }
}

/** The cell of a row or column of `length` cells that stands for a cell which may be beyond its ends; −1 for none. */
function cellInside(cell: number, length: number, fillMode: FillMode): number {
  if (cell >= 0 && cell < length) return cell;
  if (fillMode === 'constant') return -1;
  if (fillMode === 'nearest') return cell < 0 ? 0 : length - 1;
  const period = fillMode === 'wrap' ? length : 2 * length;
  const inPeriod = ((cell % period) + period) % period;
  return inPeriod < length ? inPeriod : period - 1 - inPeriod;
}
