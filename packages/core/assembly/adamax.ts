import { storeLanes } from './lanes';
import { flushMoment, updateMoment } from './moments';

/** The formula is in learning/optimizers/adamax.ts. */
export function adamax(
  weights: usize,
  gradients: usize,
  m: usize,
  u: usize,
  length: i32,
  rate: f32,
  oneMinusBeta1: f32,
  beta2: f32,
  epsilon: f32,
): void {
  const r = f32x4.splat(rate);
  const b1 = f32x4.splat(oneMinusBeta1);
  const b2 = f32x4.splat(beta2);
  const e = f32x4.splat(epsilon);
  for (let left = length; left > 0; left -= 4) {
    const g = v128.load(gradients);
    const mean = updateMoment(v128.load(m), g, b1);
    const maximum = flushMoment(f32x4.max(f32x4.mul(b2, v128.load(u)), f32x4.abs(g)));
    const step = f32x4.div(f32x4.mul(r, mean), f32x4.add(maximum, e));
    storeLanes(m, left, mean);
    storeLanes(u, left, maximum);
    storeLanes(weights, left, f32x4.sub(v128.load(weights), step));
    weights += 16;
    gradients += 16;
    m += 16;
    u += 16;
  }
}
