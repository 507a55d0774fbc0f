import { storeLanes } from './lanes';
import { sign } from './math';
import { flushMoment } from './moments';

/** The formula is in learning/optimizers/lion.ts. */
export function lion(
  weights: usize,
  gradients: usize,
  m: usize,
  length: i32,
  rate: f32,
  beta1: f32,
  oneMinusBeta1: f32,
  beta2: f32,
  oneMinusBeta2: f32,
): void {
  const r = f32x4.splat(rate);
  const b1 = f32x4.splat(beta1);
  const c1 = f32x4.splat(oneMinusBeta1);
  const b2 = f32x4.splat(beta2);
  const c2 = f32x4.splat(oneMinusBeta2);
  for (let left = length; left > 0; left -= 4) {
    const g = v128.load(gradients);
    const mean = v128.load(m);
    const direction = sign(f32x4.add(f32x4.mul(b1, mean), f32x4.mul(c1, g)));
    storeLanes(weights, left, f32x4.sub(v128.load(weights), f32x4.mul(r, direction)));
    storeLanes(m, left, flushMoment(f32x4.add(f32x4.mul(b2, mean), f32x4.mul(c2, g))));
    weights += 16;
    gradients += 16;
    m += 16;
  }
}
