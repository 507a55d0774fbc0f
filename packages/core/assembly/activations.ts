// Activation functions in place, and the gradients of their inputs from those of their outputs. Four values at a time;
// up to three at the end are computed in a vector too, so that every value is computed in the same way. Offsets are in
// bytes. Where the derivative is 0, so is the gradient, also if that of the output is infinite.
import * as math from './math';

export function relu(x: usize, length: i32): void {
  const zero = f32x4.splat(0);
  for (const end = endOf(x, length); x < end; x += 16) {
    const value = loadVector(x, end);
    storeVector(x, end, v128.andnot(value, f32x4.lt(value, zero)));
  }
}

/** From the outputs y. */
export function reluBackward(gradient: usize, y: usize, length: i32): void {
  const zero = f32x4.splat(0);
  for (const end = endOf(y, length); y < end; y += 16, gradient += 16) {
    const last = gradient + (end - y);
    const isPositive = f32x4.gt(loadVector(y, end), zero);
    storeVector(gradient, last, v128.and(loadVector(gradient, last), isPositive));
  }
}

export function leakyRelu(x: usize, length: i32, negativeSlope: f32): void {
  const slope = f32x4.splat(negativeSlope);
  for (const end = endOf(x, length); x < end; x += 16) {
    const value = loadVector(x, end);
    const isNegative = f32x4.lt(value, f32x4.splat(0));
    storeVector(x, end, v128.bitselect(f32x4.mul(slope, value), value, isNegative));
  }
}

/** From the outputs y. */
export function leakyReluBackward(gradient: usize, y: usize, length: i32, negativeSlope: f32): void {
  const one = f32x4.splat(1);
  const slope = f32x4.splat(negativeSlope);
  for (const end = endOf(y, length); y < end; y += 16, gradient += 16) {
    const isPositive = f32x4.gt(loadVector(y, end), f32x4.splat(0));
    scaleGradient(gradient, gradient + (end - y), v128.bitselect(one, slope, isPositive));
  }
}

/** `scale` · (x, below 0 `alpha` · (exp(x) − 1)), which is elu or selu. */
export function elu(x: usize, length: i32, alpha: f32, scale: f32): void {
  const zero = f32x4.splat(0);
  const a = f32x4.splat(alpha);
  const s = f32x4.splat(scale);
  for (const end = endOf(x, length); x < end; x += 16) {
    const value = loadVector(x, end);
    const below = f32x4.mul(a, math.expm1OfNegative(f32x4.min(value, zero)));
    storeVector(x, end, f32x4.mul(s, v128.bitselect(below, value, f32x4.lt(value, zero))));
  }
}

/** From the outputs y. */
export function eluBackward(gradient: usize, y: usize, length: i32, alpha: f32, scale: f32): void {
  const atZero = f32x4.splat(alpha * scale);
  const s = f32x4.splat(scale);
  for (const end = endOf(y, length); y < end; y += 16, gradient += 16) {
    const value = loadVector(y, end);
    const isPositive = f32x4.gt(value, f32x4.splat(0));
    scaleGradient(gradient, gradient + (end - y), v128.bitselect(s, f32x4.add(value, atZero), isPositive));
  }
}

export function sigmoid(x: usize, length: i32): void {
  for (const end = endOf(x, length); x < end; x += 16) storeVector(x, end, math.sigmoid(loadVector(x, end)));
}

/** From the outputs y. */
export function sigmoidBackward(gradient: usize, y: usize, length: i32): void {
  const one = f32x4.splat(1);
  for (const end = endOf(y, length); y < end; y += 16, gradient += 16) {
    const value = loadVector(y, end);
    scaleGradient(gradient, gradient + (end - y), f32x4.mul(value, f32x4.sub(one, value)));
  }
}

export function tanh(x: usize, length: i32): void {
  for (const end = endOf(x, length); x < end; x += 16) storeVector(x, end, math.tanh(loadVector(x, end)));
}

/** From the outputs y. */
export function tanhBackward(gradient: usize, y: usize, length: i32): void {
  const one = f32x4.splat(1);
  for (const end = endOf(y, length); y < end; y += 16, gradient += 16) {
    const value = loadVector(y, end);
    scaleGradient(gradient, gradient + (end - y), f32x4.sub(one, f32x4.mul(value, value)));
  }
}

export function softplus(x: usize, length: i32): void {
  const zero = f32x4.splat(0);
  for (const end = endOf(x, length); x < end; x += 16) {
    const value = loadVector(x, end);
    const aboveMax = math.log1pToOne(math.exp(f32x4.neg(f32x4.abs(value))));
    storeVector(x, end, f32x4.add(f32x4.max(value, zero), aboveMax));
  }
}

/** From the outputs y: the derivative is 1 − exp(−y). */
export function softplusBackward(gradient: usize, y: usize, length: i32): void {
  for (const end = endOf(y, length); y < end; y += 16, gradient += 16) {
    const slope = f32x4.neg(math.expm1OfNegative(f32x4.neg(loadVector(y, end))));
    scaleGradient(gradient, gradient + (end - y), slope);
  }
}

export function gelu(x: usize, length: i32): void {
  for (const end = endOf(x, length); x < end; x += 16) {
    const value = loadVector(x, end);
    storeVector(x, end, f32x4.mul(value, normalCdf(value)));
  }
}

/** From the inputs x: the derivative is Φ(x) + x · φ(x). */
export function geluBackward(gradient: usize, x: usize, length: i32): void {
  const rootOf2Pi = f32x4.splat(2.5066283);
  for (const end = endOf(x, length); x < end; x += 16, gradient += 16) {
    const value = loadVector(x, end);
    const exponent = f32x4.mul(f32x4.mul(value, value), f32x4.splat(-0.5));
    const density = f32x4.div(math.exp(exponent), rootOf2Pi);
    scaleGradient(gradient, gradient + (end - x), f32x4.add(normalCdf(value), f32x4.mul(value, density)));
  }
}

/** Φ(x), the cumulative distribution function of the standard normal distribution. */
function normalCdf(x: v128): v128 {
  const e = math.erf(f32x4.mul(x, f32x4.splat(Mathf.SQRT1_2)));
  return f32x4.mul(f32x4.add(f32x4.splat(1), e), f32x4.splat(0.5));
}

function scaleGradient(gradient: usize, end: usize, slope: v128): void {
  const product = f32x4.mul(slope, loadVector(gradient, end));
  storeVector(gradient, end, v128.and(product, f32x4.ne(slope, f32x4.splat(0))));
}

function endOf(x: usize, length: i32): usize {
  return x + ((<usize>length) << 2);
}

/** Four values, those from `end` on as 0. */
function loadVector(at: usize, end: usize): v128 {
  if (at + 16 <= end) return v128.load(at);
  let value = v128.load32_zero(at);
  if (at + 4 < end) value = v128.load_lane<f32>(at + 4, value, 1);
  if (at + 8 < end) value = v128.load_lane<f32>(at + 8, value, 2);
  return value;
}

/** Stores four values, those from `end` on not. */
function storeVector(at: usize, end: usize, value: v128): void {
  if (at + 16 <= end) {
    v128.store(at, value);
    return;
  }
  v128.store_lane<f32>(at, value, 0);
  if (at + 4 < end) v128.store_lane<f32>(at + 4, value, 1);
  if (at + 8 < end) v128.store_lane<f32>(at + 8, value, 2);
}
