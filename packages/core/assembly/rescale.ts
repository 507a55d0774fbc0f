import { storeLanes } from './lanes';

/** to = from · scale + offset */
export function rescale(to: usize, from: usize, length: i32, scale: f32, offset: f32): void {
  const s = f32x4.splat(scale);
  const o = f32x4.splat(offset);
  for (let left = length; left > 0; left -= 4, to += 16, from += 16) {
    storeLanes(to, left, f32x4.add(f32x4.mul(v128.load(from), s), o));
  }
}
