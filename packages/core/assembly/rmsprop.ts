import { flushMoment } from './moments';
import { storeLanes } from './lanes';

/** The formula is in learning/optimizers/rmsprop.ts. */
export function rmsprop(
  weights: usize,
  gradients: usize,
  v: usize,
  mean: usize,
  velocity: usize,
  length: i32,
  rate: f32,
  rho: f32,
  oneMinusRho: f32,
  momentum: f32,
  epsilon: f32,
  centered: bool,
): void {
  const eta = f32x4.splat(rate);
  const p = f32x4.splat(rho);
  const q = f32x4.splat(oneMinusRho);
  const mu = f32x4.splat(momentum);
  const e = f32x4.splat(epsilon);
  for (let left = length; left > 0; left -= 4) {
    const g = v128.load(gradients);
    let square = flushMoment(f32x4.add(f32x4.mul(p, v128.load(v)), f32x4.mul(f32x4.mul(q, g), g)));
    storeLanes(v, left, square);
    if (centered) {
      const newMean = flushMoment(f32x4.add(f32x4.mul(p, v128.load(mean)), f32x4.mul(q, g)));
      storeLanes(mean, left, newMean);
      square = f32x4.sub(square, f32x4.mul(newMean, newMean));
    }
    const update = f32x4.div(f32x4.mul(eta, g), f32x4.sqrt(f32x4.add(square, e)));
    const newVelocity = flushMoment(f32x4.add(f32x4.mul(mu, v128.load(velocity)), update));
    storeLanes(velocity, left, newVelocity);
    storeLanes(weights, left, f32x4.sub(v128.load(weights), newVelocity));
    weights += 16;
    gradients += 16;
    v += 16;
    mean += 16;
    velocity += 16;
  }
}
