// Normalization of the rows of a matrix [rows, width]. Sums are in double precision. Offsets are in bytes; `none` is that of
// what is not there.
import { addDoubles, keepLanes, storeLanes, sumOfDoubles } from './lanes';

const none: usize = -1;

// The moments of a row. Its mean is `nearMean` + `rest`: the differences from a mean in single precision lose no digits.
let nearMean: f32 = 0;
let rest: f32 = 0;
let deviation: f32 = 0;

function computeMoments(x: usize, width: i32, epsilon: f64): void {
  let sums = f64x2.splat(0);
  let at = x;
  for (let left = width; left > 0; left -= 4, at += 16) {
    sums = addDoubles(sums, keepLanes(v128.load(at), left));
  }
  const mean = sumOfDoubles(sums) / <f64>width;
  nearMean = <f32>mean;
  const difference = mean - <f64>nearMean;
  rest = <f32>difference;
  const means = f32x4.splat(nearMean);
  let squares = f64x2.splat(0);
  at = x;
  for (let left = width; left > 0; left -= 4, at += 16) {
    const distance = keepLanes(f32x4.sub(v128.load(at), means), left);
    squares = addDoubles(squares, f32x4.mul(distance, distance));
  }
  const variance = sumOfDoubles(squares) / <f64>width - difference * difference;
  deviation = <f32>Math.sqrt(variance + epsilon);
}

/** x̂ = (x − mean) / deviation */
function normalized(x: v128): v128 {
  const distance = f32x4.sub(f32x4.sub(x, f32x4.splat(nearMean)), f32x4.splat(rest));
  return f32x4.div(distance, f32x4.splat(deviation));
}

/** to = γ · x̂ + β, with the mean and the deviation of each row. */
export function normalizeRows(
  to: usize,
  x: usize,
  rows: i32,
  width: i32,
  epsilon: f64,
  gamma: usize,
  beta: usize,
): void {
  const step = (<usize>width) << 2;
  for (let row: i32 = 0; row < rows; row++, to += step, x += step) {
    computeMoments(x, width, epsilon);
    for (let left = width, at: usize = 0; left > 0; left -= 4, at += 16) {
      let value = normalized(v128.load(x + at));
      if (gamma != none) value = f32x4.mul(v128.load(gamma + at), value);
      if (beta != none) value = f32x4.add(value, v128.load(beta + at));
      storeLanes(to + at, left, value);
    }
  }
}

/**
 * Adds Σ dy · x̂ of each column to `sums` and Σ dy to `sums` + width, and computes the gradient of x:
 * (γ dy − mean(γ dy) − x̂ · mean(γ dy · x̂)) / deviation.
 */
export function normalizeRowsBackward(
  to: usize,
  sums: usize,
  gradient: usize,
  x: usize,
  rows: i32,
  width: i32,
  epsilon: f64,
  gamma: usize,
): void {
  const step = (<usize>width) << 2;
  for (let row: i32 = 0; row < rows; row++, x += step, gradient += step) {
    computeMoments(x, width, epsilon);
    let scaledSum = f64x2.splat(0);
    let productSum = f64x2.splat(0);
    for (let left = width, at: usize = 0; left > 0; left -= 4, at += 16) {
      const dy = v128.load(gradient + at);
      const value = normalized(v128.load(x + at));
      const ofGamma = sums + at;
      const ofBeta = ofGamma + step;
      storeLanes(ofGamma, left, f32x4.add(v128.load(ofGamma), f32x4.mul(dy, value)));
      storeLanes(ofBeta, left, f32x4.add(v128.load(ofBeta), dy));
      const scaled = gamma == none ? dy : f32x4.mul(v128.load(gamma + at), dy);
      scaledSum = addDoubles(scaledSum, keepLanes(scaled, left));
      productSum = addDoubles(productSum, keepLanes(f32x4.mul(scaled, value), left));
    }
    if (to == none) continue;
    const meanScaled = f32x4.splat(<f32>(sumOfDoubles(scaledSum) / <f64>width));
    const meanProduct = f32x4.splat(<f32>(sumOfDoubles(productSum) / <f64>width));
    const deviations = f32x4.splat(deviation);
    for (let left = width, at: usize = 0; left > 0; left -= 4, at += 16) {
      const dy = v128.load(gradient + at);
      const scaled = gamma == none ? dy : f32x4.mul(v128.load(gamma + at), dy);
      const slope = f32x4.mul(normalized(v128.load(x + at)), meanProduct);
      const difference = f32x4.sub(f32x4.sub(scaled, meanScaled), slope);
      storeLanes(to + at, left, f32x4.div(difference, deviations));
    }
    to += step;
  }
}
