// Loops over values, four at a time, the remainder one by one with the same formula. Offsets are in bytes.

export function rescale(to: usize, from: usize, length: i32, scale: f32, offset: f32): void {
  const s = f32x4.splat(scale);
  const o = f32x4.splat(offset);
  const vectors = to + ((<usize>(length & ~3)) << 2);
  const end = to + ((<usize>length) << 2);
  while (to < vectors) {
    v128.store(to, f32x4.add(f32x4.mul(v128.load(from), s), o));
    to += 16;
    from += 16;
  }
  while (to < end) {
    store<f32>(to, load<f32>(from) * scale + offset);
    to += 4;
    from += 4;
  }
}

/** to[i] = Σ from[i + row·width], for i in [first, last), rows in ascending order. */
export function sumRows(to: usize, from: usize, rows: i32, width: i32, first: i32, last: i32): void {
  const step = (<usize>width) << 2;
  let i = first;
  for (; i + 4 <= last; i += 4) {
    let sum = f32x4.splat(0);
    let at = from + ((<usize>i) << 2);
    for (let row: i32 = 0; row < rows; row++) {
      sum = f32x4.add(sum, v128.load(at));
      at += step;
    }
    v128.store(to + ((<usize>i) << 2), sum);
  }
  for (; i < last; i++) {
    let sum: f32 = 0;
    let at = from + ((<usize>i) << 2);
    for (let row: i32 = 0; row < rows; row++) {
      sum += load<f32>(at);
      at += step;
    }
    store<f32>(to + ((<usize>i) << 2), sum);
  }
}

/**
 * Adam. `rate` is the learning rate with the step's bias corrections, `decay` the learning rate times the weight decay.
 * Moments below `minMoment` become 0: denormal numbers, under 1e-38, are slow, and do not matter compared to epsilon.
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
  const minMoment = f32x4.splat(1e-30);
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
    newM = v128.and(newM, f32x4.ge(f32x4.abs(newM), minMoment));
    newV = v128.and(newV, f32x4.ge(newV, minMoment));
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
    newM = abs(newM) >= <f32>1e-30 ? newM : 0;
    newV = newV >= <f32>1e-30 ? newV : 0;
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
