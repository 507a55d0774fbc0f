import { storeLanes } from './lanes';

/** The formula is in learning/optimizers/adagrad.ts. */
export function adagrad(
  weights: usize,
  gradients: usize,
  sum: usize,
  length: i32,
  rate: f32,
  epsilon: f32,
): void {
  const eta = f32x4.splat(rate);
  const e = f32x4.splat(epsilon);
  for (let left = length; left > 0; left -= 4) {
    const g = v128.load(gradients);
    const newSum = f32x4.add(v128.load(sum), f32x4.mul(g, g));
    storeLanes(sum, left, newSum);
    const update = f32x4.div(f32x4.mul(eta, g), f32x4.sqrt(f32x4.add(newSum, e)));
    storeLanes(weights, left, f32x4.sub(v128.load(weights), update));
    weights += 16;
    gradients += 16;
    sum += 16;
  }
}
