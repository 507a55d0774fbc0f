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
