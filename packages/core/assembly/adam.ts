import { flushMoment } from './flushMoment';
import { storeLanes } from './lanes';

/**
 * The formula is in learning/optimizers/adam.ts. `rate` is the learning rate with the step's bias corrections, `decay` the
 * learning rate times the weight decay.
 */
export function adam(
  weights: usize,
  gradients: usize,
  m: usize,
  v: usize,
  length: i32,
  rate: f32,
  decay: f32,
  oneMinusBeta1: f32,
  oneMinusBeta2: f32,
  epsilon: f32,
): void {
  const r = f32x4.splat(rate);
  const d = f32x4.splat(decay);
  const b1 = f32x4.splat(oneMinusBeta1);
  const b2 = f32x4.splat(oneMinusBeta2);
  const e = f32x4.splat(epsilon);
  for (let left = length; left > 0; left -= 4) {
    const g = v128.load(gradients);
    const oldM = v128.load(m);
    const oldV = v128.load(v);
    const newM = flushMoment(f32x4.add(oldM, f32x4.mul(f32x4.sub(g, oldM), b1)));
    const newV = flushMoment(f32x4.add(oldV, f32x4.mul(f32x4.sub(f32x4.mul(g, g), oldV), b2)));
    const w = v128.load(weights);
    const update = f32x4.add(f32x4.mul(d, w), f32x4.div(f32x4.mul(r, newM), f32x4.add(f32x4.sqrt(newV), e)));
    storeLanes(m, left, newM);
    storeLanes(v, left, newV);
    storeLanes(weights, left, f32x4.sub(w, update));
    weights += 16;
    gradients += 16;
    m += 16;
    v += 16;
  }
}
