/**
 * Stores the first `lanes` of four values, all where there are more. The kernels load four values also where fewer are
 * left, and compute with them what is not stored: after the arena there is scratch memory, so that nothing beyond the
 * memory is read.
 */
export function storeLanes(to: usize, lanes: i32, value: v128): void {
  if (lanes >= 4) {
    v128.store(to, value);
    return;
  }
  if (lanes == 1) {
    v128.store_lane<f32>(to, value, 0);
    return;
  }
  v128.store64_lane(to, value, 0);
  if (lanes == 3) v128.store_lane<f32>(to + 8, value, 2);
}

/** The first `lanes` of four values, all where there are more, and 0 for the others. */
export function keepLanes(value: v128, lanes: i32): v128 {
  return lanes >= 4 ? value : v128.and(value, i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(lanes)));
}

/** Adds four values to two sums in double precision. */
export function addDoubles(sums: v128, values: v128): v128 {
  const low = f64x2.promote_low_f32x4(values);
  const high = f64x2.promote_low_f32x4(i64x2.shuffle(values, values, 1, 1));
  return f64x2.add(sums, f64x2.add(low, high));
}

/** The sum of two doubles. */
export function sumOfDoubles(sums: v128): f64 {
  return f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
}
