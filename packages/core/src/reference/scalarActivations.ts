// The activation functions of one value, each with its derivative. Where there is none, at a corner, it is that on the
// left.
import { erf } from './shared/erf.js';

/** An activation function of one value. */
export interface ScalarActivation {
  value(x: number): number;
  /** The derivative of `value` at x. */
  slope(x: number): number;
}

/** `x` itself. */
export const linearActivation: ScalarActivation = { value: (x) => x, slope: () => 1 };

/** `max(x, 0)` */
export const reluActivation: ScalarActivation = {
  value: (x) => (x < 0 ? 0 : x),
  slope: (x) => (x > 0 ? 1 : 0),
};

/** The default of leaky relu. */
export const leakyReluSlope = 0.2;

/** `x`, below 0 `negativeSlope · x` */
export const leakyReluActivation = (negativeSlope: number): ScalarActivation => ({
  value: (x) => (x < 0 ? negativeSlope * x : x),
  slope: (x) => (x > 0 ? 1 : negativeSlope),
});

/** `x`, below 0 `alpha · (exp(x) − 1)` */
export const eluActivation = (alpha: number): ScalarActivation => ({
  value: (x) => (x < 0 ? alpha * Math.expm1(x) : x),
  slope: (x) => (x > 0 ? 1 : alpha * Math.exp(x)),
});

/** The constants of selu, for which values keep mean 0 and variance 1 from layer to layer. */
export const seluAlpha = 1.6732632423543772;
export const seluScale = 1.0507009873554805;
const seluElu = eluActivation(seluAlpha);

/** `1.0507 · elu(x, 1.6733)` */
export const seluActivation: ScalarActivation = {
  value: (x) => seluScale * seluElu.value(x),
  slope: (x) => seluScale * seluElu.slope(x),
};

/** `x · Φ(x)`, with Φ the cumulative distribution function of the standard normal distribution */
export const geluActivation: ScalarActivation = {
  value: (x) => x * normalCdf(x),
  slope: (x) => normalCdf(x) + (x * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI),
};

/** `x/2 · (1 + tanh(√(2/π) · (x + 0.044715 x³)))` */
export const geluApproximation: ScalarActivation = {
  value: (x) => (x / 2) * (1 + Math.tanh(geluInner(x))),
  slope(x) {
    const t = Math.tanh(geluInner(x));
    return (1 + t) / 2 + (x / 2) * (1 - t * t) * Math.sqrt(2 / Math.PI) * (1 + 3 * 0.044715 * x * x);
  },
};

/** `1 / (1 + exp(−x))` */
export const sigmoidActivation: ScalarActivation = {
  value: logistic,
  slope: (x) => logistic(x) * logistic(-x),
};

/** `tanh(x)` */
export const tanhActivation: ScalarActivation = {
  value: Math.tanh,
  slope: (x) => 1 - Math.tanh(x) ** 2,
};

/** `log(1 + exp(x))`, in a form in which exp does not overflow */
export const softplusActivation: ScalarActivation = {
  value: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
  slope: logistic,
};

function logistic(x: number): number {
  return x < 0 ? Math.exp(x) / (1 + Math.exp(x)) : 1 / (1 + Math.exp(-x));
}

function normalCdf(x: number): number {
  return (1 + erf(x / Math.SQRT2)) / 2;
}

function geluInner(x: number): number {
  return Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3);
}
