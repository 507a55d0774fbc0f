// Activation functions in place, and the gradients of their inputs from those of their outputs. Offsets are in bytes.
// Where the derivative is 0, so is the gradient, also if that of the output is infinite.
import { storeLanes } from './lanes';
import * as math from './math';

export function relu(x: usize, length: i32): void {
  const zero = f32x4.splat(0);
  for (let left = length; left > 0; left -= 4, x += 16) {
    const value = v128.load(x);
    storeLanes(x, left, v128.andnot(value, f32x4.lt(value, zero)));
  }
}

/** From the outputs y. */
export function reluBackward(gradient: usize, y: usize, length: i32): void {
  const zero = f32x4.splat(0);
  for (let left = length; left > 0; left -= 4, y += 16, gradient += 16) {
    const isPositive = f32x4.gt(v128.load(y), zero);
    storeLanes(gradient, left, v128.and(v128.load(gradient), isPositive));
  }
}

export function leakyRelu(x: usize, length: i32, negativeSlope: f32): void {
  const slope = f32x4.splat(negativeSlope);
  for (let left = length; left > 0; left -= 4, x += 16) {
    const value = v128.load(x);
    const isNegative = f32x4.lt(value, f32x4.splat(0));
    storeLanes(x, left, v128.bitselect(f32x4.mul(slope, value), value, isNegative));
  }
}

/** From the outputs y. */
export function leakyReluBackward(gradient: usize, y: usize, length: i32, negativeSlope: f32): void {
  const one = f32x4.splat(1);
  const slope = f32x4.splat(negativeSlope);
  for (let left = length; left > 0; left -= 4, y += 16, gradient += 16) {
    const isPositive = f32x4.gt(v128.load(y), f32x4.splat(0));
    scaleGradient(gradient, left, v128.bitselect(one, slope, isPositive));
  }
}

/** `scale` · (x, below 0 `alpha` · (exp(x) − 1)), which is elu or selu. */
export function elu(x: usize, length: i32, alpha: f32, scale: f32): void {
  const zero = f32x4.splat(0);
  const a = f32x4.splat(alpha);
  const s = f32x4.splat(scale);
  for (let left = length; left > 0; left -= 4, x += 16) {
    const value = v128.load(x);
    const below = f32x4.mul(a, math.expm1OfNegative(f32x4.min(value, zero)));
    storeLanes(x, left, f32x4.mul(s, v128.bitselect(below, value, f32x4.lt(value, zero))));
  }
}

/** From the outputs y. */
export function eluBackward(gradient: usize, y: usize, length: i32, alpha: f32, scale: f32): void {
  const atZero = f32x4.splat(alpha * scale);
  const s = f32x4.splat(scale);
  for (let left = length; left > 0; left -= 4, y += 16, gradient += 16) {
    const value = v128.load(y);
    const isPositive = f32x4.gt(value, f32x4.splat(0));
    scaleGradient(gradient, left, v128.bitselect(s, f32x4.add(value, atZero), isPositive));
  }
}

export function sigmoid(x: usize, length: i32): void {
  for (let left = length; left > 0; left -= 4, x += 16) storeLanes(x, left, math.sigmoid(v128.load(x)));
}

/** From the outputs y. */
export function sigmoidBackward(gradient: usize, y: usize, length: i32): void {
  const one = f32x4.splat(1);
  for (let left = length; left > 0; left -= 4, y += 16, gradient += 16) {
    const value = v128.load(y);
    scaleGradient(gradient, left, f32x4.mul(value, f32x4.sub(one, value)));
  }
}

export function tanh(x: usize, length: i32): void {
  for (let left = length; left > 0; left -= 4, x += 16) storeLanes(x, left, math.tanh(v128.load(x)));
}

/** From the outputs y. */
export function tanhBackward(gradient: usize, y: usize, length: i32): void {
  const one = f32x4.splat(1);
  for (let left = length; left > 0; left -= 4, y += 16, gradient += 16) {
    const value = v128.load(y);
    scaleGradient(gradient, left, f32x4.sub(one, f32x4.mul(value, value)));
  }
}

export function softplus(x: usize, length: i32): void {
  const zero = f32x4.splat(0);
  for (let left = length; left > 0; left -= 4, x += 16) {
    const value = v128.load(x);
    const aboveMax = math.log1pToOne(math.exp(f32x4.neg(f32x4.abs(value))));
    storeLanes(x, left, f32x4.add(f32x4.max(value, zero), aboveMax));
  }
}

/** From the outputs y: the derivative is 1 − exp(−y). */
export function softplusBackward(gradient: usize, y: usize, length: i32): void {
  for (let left = length; left > 0; left -= 4, y += 16, gradient += 16) {
    const slope = f32x4.neg(math.expm1OfNegative(f32x4.neg(v128.load(y))));
    scaleGradient(gradient, left, slope);
  }
}

export function gelu(x: usize, length: i32): void {
  for (let left = length; left > 0; left -= 4, x += 16) {
    const value = v128.load(x);
    storeLanes(x, left, f32x4.mul(value, normalCdf(value)));
  }
}

/** From the inputs x: the derivative is Φ(x) + x · φ(x). */
export function geluBackward(gradient: usize, x: usize, length: i32): void {
  const rootOf2Pi = f32x4.splat(2.5066283);
  for (let left = length; left > 0; left -= 4, x += 16, gradient += 16) {
    const value = v128.load(x);
    const exponent = f32x4.mul(f32x4.mul(value, value), f32x4.splat(-0.5));
    const density = f32x4.div(math.exp(exponent), rootOf2Pi);
    scaleGradient(gradient, left, f32x4.add(normalCdf(value), f32x4.mul(value, density)));
  }
}

/** Φ(x), the cumulative distribution function of the standard normal distribution. */
function normalCdf(x: v128): v128 {
  const e = math.erf(f32x4.mul(x, f32x4.splat(Mathf.SQRT1_2)));
  return f32x4.mul(f32x4.add(f32x4.splat(1), e), f32x4.splat(0.5));
}

function scaleGradient(gradient: usize, left: i32, slope: v128): void {
  const product = f32x4.mul(slope, v128.load(gradient));
  storeLanes(gradient, left, v128.and(product, f32x4.ne(slope, f32x4.splat(0))));
}
