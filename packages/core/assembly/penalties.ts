// What limits gradients and weights before an optimizer's step.
import { addDoubles, keepLanes, storeLanes, sumOfDoubles } from './lanes';
import { sign } from './math';

export function clip(x: usize, length: i32, limit: f32): void {
  const high = f32x4.splat(limit);
  const low = f32x4.splat(-limit);
  for (let left = length; left > 0; left -= 4, x += 16) {
    storeLanes(x, left, f32x4.min(f32x4.max(v128.load(x), low), high));
  }
}

export function decayWeights(weights: usize, length: i32, decay: f32): void {
  const d = f32x4.splat(decay);
  for (let left = length; left > 0; left -= 4, weights += 16) {
    const w = v128.load(weights);
    storeLanes(weights, left, f32x4.sub(w, f32x4.mul(d, w)));
  }
}

export function addPenaltyGradient(gradients: usize, weights: usize, length: i32, l1: f32, l2: f32): void {
  const a = f32x4.splat(l1);
  const b = f32x4.splat(2 * l2);
  for (let left = length; left > 0; left -= 4, gradients += 16, weights += 16) {
    const w = v128.load(weights);
    const slope = f32x4.add(f32x4.mul(a, sign(w)), f32x4.mul(b, w));
    storeLanes(gradients, left, f32x4.add(v128.load(gradients), slope));
  }
}

/** l1 · Σ|w| + l2 · Σw², summed in double precision. */
export function penalty(weights: usize, length: i32, l1: f64, l2: f64): f64 {
  let magnitudes = f64x2.splat(0);
  let squares = f64x2.splat(0);
  for (let left = length; left > 0; left -= 4, weights += 16) {
    const w = keepLanes(v128.load(weights), left);
    magnitudes = addDoubles(magnitudes, f32x4.abs(w));
    squares = addSquares(squares, w);
  }
  return l1 * sumOfDoubles(magnitudes) + l2 * sumOfDoubles(squares);
}

/** The sum of the squares of each row of x, summed in double precision. */
export function sumRowSquares(to: usize, x: usize, rows: i32, width: i32): void {
  const step = (<usize>width) << 2;
  for (let row: i32 = 0; row < rows; row++, to += 4, x += step) {
    let squares = f64x2.splat(0);
    for (let left = width, at = x; left > 0; left -= 4, at += 16) {
      squares = addSquares(squares, keepLanes(v128.load(at), left));
    }
    store<f32>(to, <f32>sumOfDoubles(squares));
  }
}

function addSquares(sums: v128, values: v128): v128 {
  const low = f64x2.promote_low_f32x4(values);
  const high = f64x2.promote_low_f32x4(i64x2.shuffle(values, values, 1, 1));
  return f64x2.add(sums, f64x2.add(f64x2.mul(low, low), f64x2.mul(high, high)));
}
