import { storeLanes } from './lanes';
import { flushMoment } from './moments';

/** The formula is in learning/optimizers/adadelta.ts. */
export function adadelta(
  weights: usize,
  gradients: usize,
  v: usize,
  u: usize,
  length: i32,
  rate: f32,
  rho: f32,
  oneMinusRho: f32,
  epsilon: f32,
): void {
  const r = f32x4.splat(rate);
  const p = f32x4.splat(rho);
  const q = f32x4.splat(oneMinusRho);
  const e = f32x4.splat(epsilon);
  for (let left = length; left > 0; left -= 4) {
    const g = v128.load(gradients);
    const oldU = v128.load(u);
    const square = flushMoment(f32x4.add(f32x4.mul(p, v128.load(v)), f32x4.mul(f32x4.mul(q, g), g)));
    const root = f32x4.sqrt(f32x4.add(oldU, e));
    const change = f32x4.div(f32x4.mul(g, root), f32x4.sqrt(f32x4.add(square, e)));
    const changes = f32x4.mul(f32x4.mul(q, change), change);
    storeLanes(v, left, square);
    storeLanes(u, left, flushMoment(f32x4.add(f32x4.mul(p, oldU), changes)));
    storeLanes(weights, left, f32x4.sub(v128.load(weights), f32x4.mul(r, change)));
    weights += 16;
    gradients += 16;
    v += 16;
    u += 16;
  }
}
