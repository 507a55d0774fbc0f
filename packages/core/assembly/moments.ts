/**
 * Moments below this become 0: denormal numbers, under 1e-38, are slow, and do not matter compared to ε or to the weights.
 */
const minMoment: f32 = 1e-30;

export function flushMoment(moments: v128): v128 {
  return v128.andnot(moments, f32x4.lt(f32x4.abs(moments), f32x4.splat(minMoment)));
}

/** moment + (value − moment) · share */
export function updateMoment(moments: v128, values: v128, shares: v128): v128 {
  return flushMoment(f32x4.add(moments, f32x4.mul(f32x4.sub(values, moments), shares)));
}
