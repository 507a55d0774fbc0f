// Functions of four single-precision values, within 2 units in the last place. Each lane is computed alone, so that a
// value gives the same bits in any lane. NaN propagates.

/** log₂ e */
const log2e: f32 = Mathf.LOG2E;
// ln 2 in two parts, of which the first times a power's exponent is exact (Cody and Waite, "Software manual for the
// elementary functions", 1980).
const ln2High: f32 = 0.693359375;
const ln2Low: f32 = -2.1219444e-4;

function splat(x: f32): v128 {
  return f32x4.splat(x);
}

/** a · b + c */
function mulAdd(a: v128, b: v128, c: v128): v128 {
  return f32x4.add(f32x4.mul(a, b), c);
}

/** n, the whole number for which x − n · ln 2 is nearest to 0. */
function powerOf2(x: v128): v128 {
  return f32x4.nearest(f32x4.mul(x, splat(log2e)));
}

/** exp(x − n · ln 2) − 1, with n of `powerOf2`: the polynomial of Moshier's Cephes library, expf.c. */
function reducedExpm1(x: v128, n: v128): v128 {
  const r = f32x4.sub(f32x4.sub(x, f32x4.mul(n, splat(ln2High))), f32x4.mul(n, splat(ln2Low)));
  let p = mulAdd(splat(1.98756915e-4), r, splat(1.3981999507e-3));
  p = mulAdd(p, r, splat(8.3334519073e-3));
  p = mulAdd(p, r, splat(4.1665795894e-2));
  p = mulAdd(p, r, splat(1.6666665459e-1));
  p = mulAdd(p, r, splat(5.0000001201e-1));
  return mulAdd(p, f32x4.mul(r, r), r);
}

/** 2ⁿ for whole n from −126 to 127. */
function exp2(n: v128): v128 {
  return i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
}

/** exp(x) */
export function exp(x: v128): v128 {
  // Beyond these bounds the result is 0 or Infinity, and n would need more bits than an exponent has.
  const bounded = f32x4.max(f32x4.min(x, splat(89)), splat(-104));
  const n = powerOf2(bounded);
  const reduced = f32x4.add(splat(1), reducedExpm1(bounded, n));
  // In two factors, as n may be 128, or so low that the result is denormal.
  const half = f32x4.nearest(f32x4.mul(n, splat(0.5)));
  return f32x4.mul(f32x4.mul(reduced, exp2(half)), exp2(f32x4.sub(n, half)));
}

/** exp(x) for x from −87 to 88: without the steps that only larger powers need. */
function boundedExp(x: v128): v128 {
  const n = powerOf2(x);
  return f32x4.mul(f32x4.add(splat(1), reducedExpm1(x, n)), exp2(n));
}

/** exp(x) − 1 for x up to 0. */
export function expm1OfNegative(x: v128): v128 {
  const bounded = f32x4.max(x, splat(-20));
  const n = powerOf2(bounded);
  const power = exp2(n);
  const result = mulAdd(power, reducedExpm1(bounded, n), f32x4.sub(power, splat(1)));
  // That of −0 is −0.
  return v128.or(result, v128.and(x, splat(-0.0)));
}

/** tanh(x): near 0 the polynomial of Moshier's Cephes library, tanhf.c, elsewhere 1 − 2 / (exp(2|x|) + 1). */
export function tanh(x: v128): v128 {
  const size = f32x4.abs(x);
  const z = f32x4.mul(size, size);
  let p = mulAdd(splat(-5.70498872745e-3), z, splat(2.06390887954e-2));
  p = mulAdd(p, z, splat(-5.37397155531e-2));
  p = mulAdd(p, z, splat(1.33314422036e-1));
  p = mulAdd(p, z, splat(-3.33332819422e-1));
  const nearZero = mulAdd(f32x4.mul(p, z), size, size);
  const e = boundedExp(f32x4.min(f32x4.add(size, size), splat(20)));
  const elsewhere = f32x4.sub(splat(1), f32x4.div(splat(2), f32x4.add(e, splat(1))));
  const result = v128.bitselect(elsewhere, nearZero, f32x4.ge(size, splat(0.625)));
  return v128.or(result, v128.and(x, splat(-0.0)));
}

/** 1 / (1 + exp(−x)) */
export function sigmoid(x: v128): v128 {
  const e = exp(f32x4.neg(f32x4.abs(x)));
  const sum = f32x4.add(splat(1), e);
  const numerator = v128.bitselect(e, splat(1), f32x4.lt(x, splat(0)));
  const quotient = f32x4.div(numerator, sum);
  // What rounding took from the sum, divided by the sum: 1 / (1 + e) is about 1 − e/2.
  const lost = f32x4.sub(e, f32x4.sub(sum, splat(1)));
  const correction = f32x4.mul(lost, f32x4.sub(splat(1), f32x4.mul(e, splat(0.5))));
  return f32x4.sub(quotient, f32x4.mul(quotient, correction));
}

/** log(1 + x) for x from 0 to 1, with s = x / (2 + x) as x − (x²/2 − s · (x²/2 + R(s²))): Sun's fdlibm, s_log1p.c. */
export function log1pToOne(x: v128): v128 {
  const s = f32x4.div(x, f32x4.add(x, splat(2)));
  const z = f32x4.mul(s, s);
  let p = mulAdd(splat(0.26851498), z, splat(0.282366198));
  p = mulAdd(p, z, splat(0.400075606));
  p = mulAdd(p, z, splat(0.666666403));
  const halfSquare = f32x4.mul(f32x4.mul(x, x), splat(0.5));
  return f32x4.sub(x, f32x4.sub(halfSquare, f32x4.mul(s, mulAdd(p, z, halfSquare))));
}

/** The error function: a polynomial near 0, elsewhere 1 − exp(p(|x|)). */
export function erf(x: v128): v128 {
  const size = f32x4.min(f32x4.abs(x), splat(4));
  const z = f32x4.mul(size, size);
  let p = mulAdd(splat(-5.96761703e-4), z, splat(4.99119423e-3));
  p = mulAdd(p, z, splat(-2.67681349e-2));
  p = mulAdd(p, z, splat(1.12819925e-1));
  p = mulAdd(p, z, splat(-3.76125336e-1));
  p = mulAdd(p, z, splat(1.28379166e-1));
  const nearZero = mulAdd(p, size, size);
  let q = mulAdd(splat(-1.7285347e-5), size, splat(3.83197126e-4));
  q = mulAdd(q, z, mulAdd(splat(-3.88396438e-3), size, splat(2.42546219e-2)));
  q = mulAdd(q, size, splat(-1.06777877e-1));
  q = mulAdd(q, size, splat(-6.34846687e-1));
  q = mulAdd(q, size, splat(-1.28717512e-1));
  q = f32x4.sub(f32x4.mul(q, size), size);
  const elsewhere = f32x4.sub(splat(1), boundedExp(q));
  const result = v128.bitselect(elsewhere, nearZero, f32x4.gt(size, splat(0.927734375)));
  return v128.or(result, v128.and(x, splat(-0.0)));
}

/** −1, 0 or 1; of a zero, that zero. */
export function sign(x: v128): v128 {
  const one = v128.or(splat(1), v128.and(x, splat(-0.0)));
  const isZeroOrNaN = v128.not(f32x4.gt(f32x4.abs(x), splat(0)));
  return v128.bitselect(x, one, isZeroOrNaN);
}
