/** How values between cells are made: that of the nearest cell, or linear between two. */
export type Interpolation = 'nearest' | 'bilinear';

/** The names of the interpolations. */
export const interpolations: readonly Interpolation[] = ['nearest', 'bilinear'];

/** The cells that one cell of an enlarged row or column takes its value from, each with its share. */
export type Shares = readonly (readonly [cell: number, share: number])[];

/**
 * The shares for each cell of a row of `length` cells made `size` times as long. The centre of the output cell i is over
 * the input at (i + ½) / size − ½; outside of the first and last centre the value is theirs.
 */
export function sharesOf(interpolation: Interpolation, length: number, size: number): Shares[] {
  return Array.from({ length: length * size }, (_, i): Shares => {
    if (interpolation === 'nearest') return [[Math.floor(i / size), 1]];
    const position = Math.min(Math.max((i + 0.5) / size - 0.5, 0), length - 1);
    const cell = Math.floor(position);
    const share = position - cell;
    if (share === 0) return [[cell, 1]];
    return [
      [cell, 1 - share],
      [cell + 1, share],
    ];
  });
}
