import { flushMoment } from './moments';
import { storeLanes } from './lanes';

/** The formula is in learning/optimizers/sgd.ts. Without momentum there is no velocity. */
export function sgd(
  weights: usize,
  gradients: usize,
  velocity: usize,
  length: i32,
  rate: f32,
  momentum: f32,
  nesterov: bool,
): void {
  const r = f32x4.splat(-rate);
  const mu = f32x4.splat(momentum);
  for (let left = length; left > 0; left -= 4) {
    const step = f32x4.mul(r, v128.load(gradients));
    let update = step;
    if (momentum != 0) {
      const newVelocity = flushMoment(f32x4.add(f32x4.mul(mu, v128.load(velocity)), step));
      storeLanes(velocity, left, newVelocity);
      update = nesterov ? f32x4.add(f32x4.mul(mu, newVelocity), step) : newVelocity;
    }
    storeLanes(weights, left, f32x4.add(v128.load(weights), update));
    weights += 16;
    gradients += 16;
    velocity += 16;
  }
}
