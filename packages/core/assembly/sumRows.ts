import { storeLanes } from './lanes';

/** to[i] = Σ from[i + row·width], for i in [first, last), rows in ascending order. */
export function sumRows(to: usize, from: usize, rows: i32, width: i32, first: i32, last: i32): void {
  const step = (<usize>width) << 2;
  for (let i = first; i < last; i += 4) {
    const offset = (<usize>i) << 2;
    const end = from + offset + <usize>rows * step;
    let sum = f32x4.splat(0);
    for (let at = from + offset; at < end; at += step) sum = f32x4.add(sum, v128.load(at));
    storeLanes(to + offset, last - i, sum);
  }
}
