import type { Numbers } from '../values/numbers.js';

/** Rows, columns and channels. */
export type ImageShape = readonly [rows: number, columns: number, channels: number];

/** Values `[h, w, c]`, or `[steps, c]`, which are drawn as an image of one row; undefined for others. */
export function imageShapeOf(shape: readonly number[]): ImageShape | undefined {
  if (shape.length === 3) return shape as ImageShape;
  return isLine(shape) ? ([1, ...shape] as unknown as ImageShape) : undefined;
}

/** Whether values are a line `[steps, c]`. */
export const isLine = (shape: readonly number[]): boolean => shape.length === 2;

/** A line as an image of one row; others as they are. */
export const asImage = ({ data, shape }: Numbers): Numbers => ({ data, shape: imageShapeOf(shape) ?? shape });
