// Loops over values, four at a time, the remainder one by one with the same formula. Offsets are in bytes.

export function rescale(to: usize, from: usize, length: i32, scale: f32, offset: f32): void {
  const s = f32x4.splat(scale);
  const o = f32x4.splat(offset);
  const vectors = to + ((<usize>(length & ~3)) << 2);
  const end = to + ((<usize>length) << 2);
  while (to < vectors) {
    v128.store(to, f32x4.add(f32x4.mul(v128.load(from), s), o));
    to += 16;
    from += 16;
  }
  while (to < end) {
    store<f32>(to, load<f32>(from) * scale + offset);
    to += 4;
    from += 4;
  }
}

/** to[i] = Σ from[i + row·width], for i in [first, last), rows in ascending order. */
export function sumRows(to: usize, from: usize, rows: i32, width: i32, first: i32, last: i32): void {
  const step = (<usize>width) << 2;
  let i = first;
  for (; i + 4 <= last; i += 4) {
    let sum = f32x4.splat(0);
    let at = from + ((<usize>i) << 2);
    for (let row: i32 = 0; row < rows; row++) {
      sum = f32x4.add(sum, v128.load(at));
      at += step;
    }
    v128.store(to + ((<usize>i) << 2), sum);
  }
  for (; i < last; i++) {
    let sum: f32 = 0;
    let at = from + ((<usize>i) << 2);
    for (let row: i32 = 0; row < rows; row++) {
      sum += load<f32>(at);
      at += step;
    }
    store<f32>(to + ((<usize>i) << 2), sum);
  }
}
