import { pathRound } from 'd3-path';
import { line } from 'd3-shape';

/** In the units of the drawing. */
export type Point = readonly [x: number, y: number];

/** Decimals of the coordinates. */
const digits = 1;

const toLine = line<Point>(
  ([x]) => x,
  ([, y]) => y,
).digits(digits);

/** The line through points, as path data; empty where there are none. */
export const linePath = (points: readonly Point[]): string => toLine(points) ?? '';

/** Lines over the whole width of a plot, one at each height, as path data. */
export function horizontalRules(heights: readonly number[], width: number): string {
  const path = pathRound(digits);
  for (const y of heights) {
    path.moveTo(0, y);
    path.lineTo(width, y);
  }
  return String(path);
}

/** Lines over the whole height of a plot, as path data. */
export function verticalRules(positions: readonly number[], height: number): string {
  const path = pathRound(digits);
  for (const x of positions) {
    path.moveTo(x, 0);
    path.lineTo(x, height);
  }
  return String(path);
}

/** A line that grows at its end: the points that it has are kept as path data and are not written again. */
export class GrowingLine {
  private readonly path = pathRound(digits);

  add(points: readonly Point[]): void {
    for (const [x, y] of points) this.path.lineTo(x, y);
  }

  /** The path data, with further points at the end that are not kept. */
  pathWith(points: readonly Point[]): string {
    const end = pathRound(digits);
    for (const [x, y] of points) end.lineTo(x, y);
    // All points are written as lines; the first of a path is a move.
    return `${this.path}${end}`.replace('L', 'M');
  }
}
