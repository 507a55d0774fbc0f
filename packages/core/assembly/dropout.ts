import { storeLanes } from './lanes';

/** Factors and steps of the generator Philox4x32-10; see reference/shared/philox.ts. */
const factor0: u32 = 0xd2511f53;
const factor1: u32 = 0xcd9e8d57;
const step0: u32 = 0x9e3779b9;
const step1: u32 = 0xbb67ae85;
const rounds = 10;

/**
 * Four counters at once, of which the first word is that of the block of four values. A value is dropped where its word is
 * below `threshold`.
 */
export function dropoutMask(
  to: usize,
  length: i32,
  threshold: u32,
  factor: f32,
  sample: i32,
  step: i32,
  layer: i32,
  seed: u32,
): void {
  const multiplier0 = i32x4.splat(factor0);
  const multiplier1 = i32x4.splat(factor1);
  const limit = i32x4.splat(threshold);
  const kept = f32x4.splat(factor);
  let block = i32x4(0, 1, 2, 3);
  for (let left = length; left > 0; left -= 16, to += 64) {
    let c0 = block;
    let c1 = i32x4.splat(sample);
    let c2 = i32x4.splat(step);
    let c3 = i32x4.splat(layer);
    let k0 = seed;
    let k1: u32 = 0;
    for (let round = 0; round < rounds; round++) {
      // Products of 64 bits, of lanes 0 and 1 and of lanes 2 and 3.
      const first0 = i64x2.extmul_low_i32x4_u(c0, multiplier0);
      const last0 = i64x2.extmul_high_i32x4_u(c0, multiplier0);
      const first1 = i64x2.extmul_low_i32x4_u(c2, multiplier1);
      const last1 = i64x2.extmul_high_i32x4_u(c2, multiplier1);
      const high0 = v128.shuffle<i32>(first0, last0, 1, 3, 5, 7);
      const high1 = v128.shuffle<i32>(first1, last1, 1, 3, 5, 7);
      c0 = v128.xor(v128.xor(high1, c1), i32x4.splat(k0));
      c1 = v128.shuffle<i32>(first1, last1, 0, 2, 4, 6);
      c2 = v128.xor(v128.xor(high0, c3), i32x4.splat(k1));
      c3 = v128.shuffle<i32>(first0, last0, 0, 2, 4, 6);
      k0 += step0;
      k1 += step1;
    }
    const w0 = v128.and(kept, i32x4.ge_u(c0, limit));
    const w1 = v128.and(kept, i32x4.ge_u(c1, limit));
    const w2 = v128.and(kept, i32x4.ge_u(c2, limit));
    const w3 = v128.and(kept, i32x4.ge_u(c3, limit));
    // The words of a counter are its four values, one after the other.
    const front01 = v128.shuffle<i32>(w0, w1, 0, 4, 1, 5);
    const front23 = v128.shuffle<i32>(w2, w3, 0, 4, 1, 5);
    const back01 = v128.shuffle<i32>(w0, w1, 2, 6, 3, 7);
    const back23 = v128.shuffle<i32>(w2, w3, 2, 6, 3, 7);
    storeLanes(to, left, v128.shuffle<i64>(front01, front23, 0, 2));
    if (left > 4) storeLanes(to + 16, left - 4, v128.shuffle<i64>(front01, front23, 1, 3));
    if (left > 8) storeLanes(to + 32, left - 8, v128.shuffle<i64>(back01, back23, 0, 2));
    if (left > 12) storeLanes(to + 48, left - 12, v128.shuffle<i64>(back01, back23, 1, 3));
    block = i32x4.add(block, i32x4.splat(4));
  }
}

/** to = a · b, value by value. */
export function multiplyElements(to: usize, a: usize, b: usize, length: i32): void {
  for (let left = length; left > 0; left -= 4, to += 16, a += 16, b += 16) {
    storeLanes(to, left, f32x4.mul(v128.load(a), v128.load(b)));
  }
}
