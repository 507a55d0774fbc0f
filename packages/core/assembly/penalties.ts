// What limits gradients and weights before an optimizer's step.
import { storeLanes } from './lanes';
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
