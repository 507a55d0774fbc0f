// A relu with a slope for each column of a matrix [rows, width] of values. Offsets are in bytes.
import { storeLanes } from './lanes';

/** to = x, below 0 slope · x */
export function prelu(to: usize, x: usize, slopes: usize, rows: i32, width: i32): void {
  const step = (<usize>width) << 2;
  for (let row: i32 = 0; row < rows; row++, to += step, x += step) {
    for (let left = width, at: usize = 0; left > 0; left -= 4, at += 16) {
      const value = v128.load(x + at);
      const scaled = f32x4.mul(v128.load(slopes + at), value);
      storeLanes(to + at, left, v128.bitselect(scaled, value, f32x4.lt(value, f32x4.splat(0))));
    }
  }
}

/** The gradient of x. */
export function preluBackward(
  to: usize,
  gradient: usize,
  x: usize,
  slopes: usize,
  rows: i32,
  width: i32,
): void {
  const step = (<usize>width) << 2;
  for (let row: i32 = 0; row < rows; row++, to += step, gradient += step, x += step) {
    for (let left = width, at: usize = 0; left > 0; left -= 4, at += 16) {
      const value = v128.load(gradient + at);
      const scaled = f32x4.mul(v128.load(slopes + at), value);
      const isPositive = f32x4.gt(v128.load(x + at), f32x4.splat(0));
      storeLanes(to + at, left, v128.bitselect(value, scaled, isPositive));
    }
  }
}

/** Adds Σ gradient · x, over the values below 0 of each column, to the gradient of its slope. */
export function addSlopeGradient(to: usize, gradient: usize, x: usize, rows: i32, width: i32): void {
  const step = (<usize>width) << 2;
  const bytes = <usize>rows * step;
  for (let left = width; left > 0; left -= 4, to += 16, gradient += 16, x += 16) {
    let sum = v128.load(to);
    for (let at: usize = 0; at < bytes; at += step) {
      const value = v128.load(x + at);
      const product = f32x4.mul(v128.load(gradient + at), value);
      sum = f32x4.add(sum, v128.and(product, f32x4.lt(value, f32x4.splat(0))));
    }
    storeLanes(to, left, sum);
  }
}
