/** Numbers whose handling differs from that of others: zeros, denormals, the largest, infinities, NaN. */
export const specialNumbers = [
  0,
  -0,
  2 ** -149,
  -(2 ** -149),
  2 ** -127,
  -(2 ** -127),
  2 ** -126,
  -(2 ** -126),
  3.4028234663852886e38,
  -3.4028234663852886e38,
  Infinity,
  -Infinity,
  NaN,
];

/** Every `step`th of the 2³² single-precision numbers by its bits: all sizes, signs, denormals and NaN. */
export function sampleOfAllNumbers(step: number): Float32Array {
  const bits = Uint32Array.from({ length: Math.ceil(2 ** 32 / step) }, (_, i) => i * step);
  return new Float32Array(bits.buffer);
}

/** Single-precision numbers around `center`, `count` of them on each side. */
export function neighboursOf(center: number, count: number): Float32Array {
  const first = new Int32Array(Float32Array.of(center).buffer)[0];
  const bits = Int32Array.from({ length: 2 * count + 1 }, (_, i) => first + i - count);
  return new Float32Array(bits.buffer);
}

/** The distance of single-precision numbers at a value, which is that of denormals near 0. */
export function unitInLastPlace(value: number): number {
  const exponent = Math.floor(Math.log2(Math.abs(value)));
  return 2 ** (Math.max(exponent, -126) - 23);
}

/**
 * How far a single-precision result is from the exact value, in units in the last place: 0 where it is what the value
 * rounds to, also NaN, an infinity or a zero with its sign; Infinity where only one of the two is finite.
 */
export function errorInUnits(actual: number, exact: number): number {
  const rounded = Math.fround(exact);
  if (Object.is(actual, rounded)) return 0;
  if (Number.isNaN(exact) || Number.isNaN(actual)) return Infinity;
  if (actual === 0 && rounded === 0) return Infinity;
  if (!Number.isFinite(rounded) || !Number.isFinite(actual)) {
    // The result may be on the other side of the bound beyond which a value rounds to infinity.
    const nearBound = Math.abs(Number.isFinite(actual) ? actual : exact);
    return nearBound > 3.402823e38 && nearBound < 3.402824e38 ? 1 : Infinity;
  }
  return Math.abs(actual - exact) / unitInLastPlace(exact);
}
