// Normalization of the columns of a matrix [rows, width], which are the channels of an image. `coefficients` are rows of
// `width` numbers, one per column. Sums are in double precision, over rows in ascending order. Offsets are in bytes.
import { storeLanes } from './lanes';

/** For each column its mean to `to`, and its sum of squared deviations from it to `to` + width. */
export function columnMoments(to: usize, x: usize, rows: i32, width: i32): void {
  const step = (<usize>width) << 2;
  const end = x + <usize>rows * step;
  const count = f64x2.splat(<f64>rows);
  for (let left = width; left > 0; left -= 4, x += 16, to += 16) {
    let low = f64x2.splat(0);
    let high = f64x2.splat(0);
    for (let at = x; at < end; at += step) {
      const value = v128.load(at);
      low = f64x2.add(low, lowHalf(value));
      high = f64x2.add(high, highHalf(value));
    }
    const lowMean = f64x2.div(low, count);
    const highMean = f64x2.div(high, count);
    low = f64x2.splat(0);
    high = f64x2.splat(0);
    for (let at = x; at < end; at += step) {
      const value = v128.load(at);
      const lowDeviation = f64x2.sub(lowHalf(value), lowMean);
      const highDeviation = f64x2.sub(highHalf(value), highMean);
      low = f64x2.add(low, f64x2.mul(lowDeviation, lowDeviation));
      high = f64x2.add(high, f64x2.mul(highDeviation, highDeviation));
    }
    storeLanes(to, left, toSingle(lowMean, highMean));
    storeLanes(to + step, left, toSingle(low, high));
  }
}

/** to = (x − mean) · factor + shift, with coefficients mean, factor, shift. */
export function normalizeColumns(to: usize, x: usize, rows: i32, width: i32, coefficients: usize): void {
  const step = (<usize>width) << 2;
  for (let row: i32 = 0; row < rows; row++, x += step, to += step) {
    for (let left = width, at: usize = 0; left > 0; left -= 4, at += 16) {
      const deviation = f32x4.sub(v128.load(x + at), v128.load(coefficients + at));
      const scaled = f32x4.mul(deviation, v128.load(coefficients + at + step));
      storeLanes(to + at, left, f32x4.add(scaled, v128.load(coefficients + at + 2 * step)));
    }
  }
}

/** For each column Σ gradient to `to`, and Σ gradient · (x − mean) to `to` + width. */
export function normalizedGradientSums(
  to: usize,
  gradient: usize,
  x: usize,
  rows: i32,
  width: i32,
  mean: usize,
): void {
  const step = (<usize>width) << 2;
  const end = x + <usize>rows * step;
  for (let left = width; left > 0; left -= 4, x += 16, gradient += 16, mean += 16, to += 16) {
    const lowMean = lowHalf(v128.load(mean));
    const highMean = highHalf(v128.load(mean));
    let low = f64x2.splat(0);
    let high = f64x2.splat(0);
    let lowProducts = f64x2.splat(0);
    let highProducts = f64x2.splat(0);
    let from = gradient;
    for (let at = x; at < end; at += step, from += step) {
      const value = v128.load(at);
      const dy = v128.load(from);
      const lowGradient = lowHalf(dy);
      const highGradient = highHalf(dy);
      low = f64x2.add(low, lowGradient);
      high = f64x2.add(high, highGradient);
      lowProducts = f64x2.add(lowProducts, f64x2.mul(lowGradient, f64x2.sub(lowHalf(value), lowMean)));
      highProducts = f64x2.add(highProducts, f64x2.mul(highGradient, f64x2.sub(highHalf(value), highMean)));
    }
    storeLanes(to, left, toSingle(low, high));
    storeLanes(to + step, left, toSingle(lowProducts, highProducts));
  }
}

/** to = gradient · factor − (x − mean) · slope − shift, with coefficients mean, factor, slope, shift. */
export function normalizeColumnsBackward(
  to: usize,
  gradient: usize,
  x: usize,
  rows: i32,
  width: i32,
  coefficients: usize,
): void {
  const step = (<usize>width) << 2;
  for (let row: i32 = 0; row < rows; row++, x += step, gradient += step, to += step) {
    for (let left = width, at: usize = 0; left > 0; left -= 4, at += 16) {
      const deviation = f32x4.sub(v128.load(x + at), v128.load(coefficients + at));
      const product = f32x4.mul(v128.load(gradient + at), v128.load(coefficients + at + step));
      const slope = v128.load(coefficients + at + 2 * step);
      const difference = f32x4.sub(product, f32x4.mul(deviation, slope));
      storeLanes(to + at, left, f32x4.sub(difference, v128.load(coefficients + at + 3 * step)));
    }
  }
}

function lowHalf(value: v128): v128 {
  return f64x2.promote_low_f32x4(value);
}

function highHalf(value: v128): v128 {
  return f64x2.promote_low_f32x4(i64x2.shuffle(value, value, 1, 1));
}

/** Two pairs of doubles as four single-precision values. */
function toSingle(low: v128, high: v128): v128 {
  return i64x2.shuffle(f32x4.demote_f64x2_zero(low), f32x4.demote_f64x2_zero(high), 0, 2);
}
