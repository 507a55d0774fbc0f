import { addDoubles, keepLanes, storeLanes, sumOfDoubles } from './lanes';
import { exp } from './math';

/** Replaces each row of x by its softmax. Sums are in double precision. */
export function softmax(x: usize, rows: i32, width: i32): void {
  const step = (<usize>width) << 2;
  for (let row: i32 = 0; row < rows; row++, x += step) {
    let maxima = v128.load_splat<f32>(x);
    let at = x;
    for (let left = width; left >= 4; left -= 4, at += 16) maxima = f32x4.max(maxima, v128.load(at));
    for (; at < x + step; at += 4) maxima = f32x4.max(maxima, v128.load_splat<f32>(at));
    maxima = f32x4.max(maxima, i32x4.shuffle(maxima, maxima, 2, 3, 0, 1));
    maxima = f32x4.max(maxima, i32x4.shuffle(maxima, maxima, 1, 0, 3, 2));
    let sums = f64x2.splat(0);
    at = x;
    for (let left = width; left > 0; left -= 4, at += 16) {
      const power = exp(f32x4.sub(v128.load(at), maxima));
      sums = addDoubles(sums, keepLanes(power, left));
      storeLanes(at, left, power);
    }
    const divisor = f32x4.splat(<f32>sumOfDoubles(sums));
    at = x;
    for (let left = width; left > 0; left -= 4, at += 16) {
      storeLanes(at, left, f32x4.div(v128.load(at), divisor));
    }
  }
}

/** Replaces the gradient of each row of softmax's output y by that of its input: y · (gradient − Σ y · gradient). */
export function softmaxBackward(gradient: usize, y: usize, rows: i32, width: i32): void {
  const step = (<usize>width) << 2;
  for (let row: i32 = 0; row < rows; row++, gradient += step, y += step) {
    let sums = f64x2.splat(0);
    for (let left = width, at: usize = 0; left > 0; left -= 4, at += 16) {
      const products = f32x4.mul(v128.load(y + at), v128.load(gradient + at));
      sums = addDoubles(sums, keepLanes(products, left));
    }
    const weighted = f32x4.splat(<f32>sumOfDoubles(sums));
    for (let left = width, at: usize = 0; left > 0; left -= 4, at += 16) {
      const difference = f32x4.sub(v128.load(gradient + at), weighted);
      storeLanes(gradient + at, left, f32x4.mul(v128.load(y + at), difference));
    }
  }
}
