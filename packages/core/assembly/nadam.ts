import { storeLanes } from './lanes';
import { updateMoment } from './moments';

/** The formula is in learning/optimizers/nadam.ts. */
export function nadam(
  weights: usize,
  gradients: usize,
  m: usize,
  v: usize,
  length: i32,
  rate: f32,
  oneMinusBeta1: f32,
  oneMinusBeta2: f32,
  epsilon: f32,
  meanFactor: f32,
  gradientFactor: f32,
  correction: f32,
): void {
  const r = f32x4.splat(rate);
  const b1 = f32x4.splat(oneMinusBeta1);
  const b2 = f32x4.splat(oneMinusBeta2);
  const e = f32x4.splat(epsilon);
  const ofMean = f32x4.splat(meanFactor);
  const ofGradient = f32x4.splat(gradientFactor);
  const c = f32x4.splat(correction);
  for (let left = length; left > 0; left -= 4) {
    const g = v128.load(gradients);
    const mean = updateMoment(v128.load(m), g, b1);
    const square = updateMoment(v128.load(v), f32x4.mul(g, g), b2);
    const direction = f32x4.add(f32x4.mul(ofMean, mean), f32x4.mul(ofGradient, g));
    const root = f32x4.sqrt(f32x4.div(square, c));
    storeLanes(m, left, mean);
    storeLanes(v, left, square);
    const step = f32x4.div(f32x4.mul(r, direction), f32x4.add(root, e));
    storeLanes(weights, left, f32x4.sub(v128.load(weights), step));
    weights += 16;
    gradients += 16;
    m += 16;
    v += 16;
  }
}
