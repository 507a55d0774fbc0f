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
  let target = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++, target++) {
      const column = a0 * x + a1 * y + a2;
      const row = b0 * x + b1 * y + b2;
      if (interpolation === 'nearest') {
        const nearestRow = cellInside(Math.floor(row + 0.5), height, fillMode);
        visit(target, pixelAt(nearestRow, cellInside(Math.floor(column + 0.5), width, fillMode), width), 1);
        continue;
      }
      const top = Math.floor(row);
      const left = Math.floor(column);
      const below = row - top;
      const right = column - left;
      const row0 = cellInside(top, height, fillMode);
      const row1 = cellInside(top + 1, height, fillMode);
      const column0 = cellInside(left, width, fillMode);
      const column1 = cellInside(left + 1, width, fillMode);
      // A share of 0 is left out, as 0 times an infinite value is NaN.
      if (below < 1 && right < 1) visit(target, pixelAt(row0, column0, width), (1 - below) * (1 - right));
      if (below < 1 && right > 0) visit(target, pixelAt(row0, column1, width), (1 - below) * right);
      if (below > 0 && right < 1) visit(target, pixelAt(row1, column0, width), below * (1 - right));
      if (below > 0 && right > 0) visit(target, pixelAt(row1, column1, width), below * right);
    }
  }
}

/** The index of a pixel; −1 where its row or column is beyond the edge. */
function pixelAt(row: number, column: number, width: number): number {
  return row < 0 || column < 0 ? -1 : row * width + column;
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
