// One step of an optimizer over values, four at a time, the remainder one by one with the same formulas. Offsets are in
// bytes. Moments below `minMoment` become 0: denormal numbers, under 1e-38, are slow, and do not matter compared to
// epsilon or to the weights.

const minMoment: f32 = 1e-30;

/**
 * Adam. `rate` is the learning rate with the step's bias corrections, `decay` the learning rate times the weight decay.
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
  let i: i32 = 0;
  for (; i + 4 <= length; i += 4) {
    const g = v128.load(gradients);
    const oldM = v128.load(m);
    const oldV = v128.load(v);
    let newM = f32x4.add(oldM, f32x4.mul(f32x4.sub(g, oldM), b1));
    let newV = f32x4.add(oldV, f32x4.mul(f32x4.sub(f32x4.mul(g, g), oldV), b2));
    newM = withoutDenormals(newM);
    newV = withoutDenormals(newV);
    const w = v128.load(weights);
    const update = f32x4.add(f32x4.mul(d, w), f32x4.div(f32x4.mul(r, newM), f32x4.add(f32x4.sqrt(newV), e)));
    v128.store(m, newM);
    v128.store(v, newV);
    v128.store(weights, f32x4.sub(w, update));
    weights += 16;
    gradients += 16;
    m += 16;
    v += 16;
  }
  for (; i < length; i++) {
    const g = load<f32>(gradients);
    let newM = load<f32>(m) + (g - load<f32>(m)) * oneMinusBeta1;
    let newV = load<f32>(v) + (g * g - load<f32>(v)) * oneMinusBeta2;
    newM = withoutDenormal(newM);
    newV = withoutDenormal(newV);
    const w = load<f32>(weights);
    store<f32>(m, newM);
    store<f32>(v, newV);
    store<f32>(weights, w - (decay * w + (rate * newM) / (sqrt<f32>(newV) + epsilon)));
    weights += 4;
    gradients += 4;
    m += 4;
    v += 4;
  }
}

/** Gradient descent; without momentum there is no velocity. */
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
  let i: i32 = 0;
  for (; i + 4 <= length; i += 4) {
    const step = f32x4.mul(r, v128.load(gradients));
    let update = step;
    if (momentum != 0) {
      const newVelocity = withoutDenormals(f32x4.add(f32x4.mul(mu, v128.load(velocity)), step));
      v128.store(velocity, newVelocity);
      update = nesterov ? f32x4.add(f32x4.mul(mu, newVelocity), step) : newVelocity;
    }
    v128.store(weights, f32x4.add(v128.load(weights), update));
    weights += 16;
    gradients += 16;
    velocity += 16;
  }
  for (; i < length; i++) {
    const step = -rate * load<f32>(gradients);
    let update = step;
    if (momentum != 0) {
      const newVelocity = withoutDenormal(momentum * load<f32>(velocity) + step);
      store<f32>(velocity, newVelocity);
      update = nesterov ? momentum * newVelocity + step : newVelocity;
    }
    store<f32>(weights, load<f32>(weights) + update);
    weights += 4;
    gradients += 4;
    velocity += 4;
  }
}

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
  let i: i32 = 0;
  for (; i + 4 <= length; i += 4) {
    const g = v128.load(gradients);
    let square = withoutDenormals(f32x4.add(f32x4.mul(p, v128.load(v)), f32x4.mul(f32x4.mul(q, g), g)));
    v128.store(v, square);
    if (centered) {
      const newMean = withoutDenormals(f32x4.add(f32x4.mul(p, v128.load(mean)), f32x4.mul(q, g)));
      v128.store(mean, newMean);
      square = f32x4.sub(square, f32x4.mul(newMean, newMean));
    }
    const update = f32x4.div(f32x4.mul(eta, g), f32x4.sqrt(f32x4.add(square, e)));
    const newVelocity = withoutDenormals(f32x4.add(f32x4.mul(mu, v128.load(velocity)), update));
    v128.store(velocity, newVelocity);
    v128.store(weights, f32x4.sub(v128.load(weights), newVelocity));
    weights += 16;
    gradients += 16;
    v += 16;
    mean += 16;
    velocity += 16;
  }
  for (; i < length; i++) {
    const g = load<f32>(gradients);
    let square = withoutDenormal(rho * load<f32>(v) + oneMinusRho * g * g);
    store<f32>(v, square);
    if (centered) {
      const newMean = withoutDenormal(rho * load<f32>(mean) + oneMinusRho * g);
      store<f32>(mean, newMean);
      square = square - newMean * newMean;
    }
    const newVelocity = withoutDenormal(
      momentum * load<f32>(velocity) + (rate * g) / sqrt<f32>(square + epsilon),
    );
    store<f32>(velocity, newVelocity);
    store<f32>(weights, load<f32>(weights) - newVelocity);
    weights += 4;
    gradients += 4;
    v += 4;
    mean += 4;
    velocity += 4;
  }
}

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
  let i: i32 = 0;
  for (; i + 4 <= length; i += 4) {
    const g = v128.load(gradients);
    const newSum = f32x4.add(v128.load(sum), f32x4.mul(g, g));
    v128.store(sum, newSum);
    const update = f32x4.div(f32x4.mul(eta, g), f32x4.sqrt(f32x4.add(newSum, e)));
    v128.store(weights, f32x4.sub(v128.load(weights), update));
    weights += 16;
    gradients += 16;
    sum += 16;
  }
  for (; i < length; i++) {
    const g = load<f32>(gradients);
    const newSum = load<f32>(sum) + g * g;
    store<f32>(sum, newSum);
    store<f32>(weights, load<f32>(weights) - (rate * g) / sqrt<f32>(newSum + epsilon));
    weights += 4;
    gradients += 4;
    sum += 4;
  }
}

function withoutDenormals(moments: v128): v128 {
  return v128.and(moments, f32x4.ge(f32x4.abs(moments), f32x4.splat(minMoment)));
}

function withoutDenormal(moment: f32): f32 {
  return abs(moment) >= minMoment ? moment : 0;
}
