import { storeLanes } from './lanes';
import { updateMoment } from './moments';

/** Adam with the option `amsgrad`: learning/optimizers/adam.ts. */
export function amsgrad(
  weights: usize,
  gradients: usize,
  m: usize,
  v: usize,
  maxV: usize,
  length: i32,
  rate: f32,
  oneMinusBeta1: f32,
  oneMinusBeta2: f32,
  epsilon: f32,
): void {
  const r = f32x4.splat(rate);
  const b1 = f32x4.splat(oneMinusBeta1);
  const b2 = f32x4.splat(oneMinusBeta2);
  const e = f32x4.splat(epsilon);
  for (let left = length; left > 0; left -= 4) {
    const g = v128.load(gradients);
    const mean = updateMoment(v128.load(m), g, b1);
    const square = updateMoment(v128.load(v), f32x4.mul(g, g), b2);
    const maxSquare = f32x4.max(v128.load(maxV), square);
    const step = f32x4.div(f32x4.mul(r, mean), f32x4.add(f32x4.sqrt(maxSquare), e));
    storeLanes(m, left, mean);
    storeLanes(v, left, square);
    storeLanes(maxV, left, maxSquare);
    storeLanes(weights, left, f32x4.sub(v128.load(weights), step));
    weights += 16;
    gradients += 16;
    m += 16;
    v += 16;
    maxV += 16;
  }
}
