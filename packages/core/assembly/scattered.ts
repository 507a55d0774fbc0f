// The filters' gradient where the gradient of the convolution's output is 0 but at a few cells, each channel's own:
// those that won a max pooling. Letters: an image [h, w, c], filters [kh, kw, c, out]. Places are bytes.

/**
 * filterGradient [kh·kw·c, out] = for each filter, Σ value · the window over its cell, cells in rising order.
 * `values` and `cells` are [count, out]; a cell is row · ow + column of the output. `table` has room for where the
 * window of each of the oh·ow cells begins.
 */
export function scatteredFilterGradient(
  filterGradient: usize,
  image: usize,
  values: usize,
  cells: usize,
  count: i32,
  table: usize,
  w: i32,
  kh: i32,
  kw: i32,
  sh: i32,
  sw: i32,
  dh: i32,
  oh: i32,
  ow: i32,
  channels: i32,
  filters: i32,
): void {
  let at = table;
  for (let y: i32 = 0; y < oh; y++) {
    for (let x: i32 = 0; x < ow; x++) {
      store<i32>(at, ((y * sh * w + x * sw) * channels) << 2);
      at += 4;
    }
  }
  // A row of a window is a run of numbers, taken four at a time; what is taken beyond its end is not kept.
  const run = kw * channels;
  const pieces = (run + 3) >> 2;
  const all = kh * pieces;
  const line = (<usize>(dh * w * channels)) << 2;
  for (let piece: i32 = 0; piece < all; piece += 3) {
    const from0 = image + pieceAt(piece, pieces, line);
    const from1 = image + pieceAt(min(piece + 1, all - 1), pieces, line);
    const from2 = image + pieceAt(min(piece + 2, all - 1), pieces, line);
    const to0 = filterGradient + firstTap(piece, pieces, run, filters);
    const to1 = filterGradient + firstTap(piece + 1, pieces, run, filters);
    const to2 = filterGradient + firstTap(piece + 2, pieces, run, filters);
    const taps0 = min(4, run - ((piece % pieces) << 2));
    const taps1 = piece + 1 < all ? min(4, run - (((piece + 1) % pieces) << 2)) : 0;
    const taps2 = piece + 2 < all ? min(4, run - (((piece + 2) % pieces) << 2)) : 0;
    const step = (<usize>filters) << 2;
    const bytes = <usize>count * step;
    let filter: i32 = 0;
    for (; filter + 4 <= filters; filter += 4) {
      let a0 = f32x4.splat(0);
      let a1 = f32x4.splat(0);
      let a2 = f32x4.splat(0);
      let b0 = f32x4.splat(0);
      let b1 = f32x4.splat(0);
      let b2 = f32x4.splat(0);
      let c0 = f32x4.splat(0);
      let c1 = f32x4.splat(0);
      let c2 = f32x4.splat(0);
      let d0 = f32x4.splat(0);
      let d1 = f32x4.splat(0);
      let d2 = f32x4.splat(0);
      const first = (<usize>filter) << 2;
      for (let at = first; at < first + bytes; at += step) {
        const value = v128.load(values + at);
        const wa = windowOf(table, cells + at);
        const va = i32x4.shuffle(value, value, 0, 0, 0, 0);
        a0 = f32x4.add(a0, f32x4.mul(va, v128.load(from0 + wa)));
        a1 = f32x4.add(a1, f32x4.mul(va, v128.load(from1 + wa)));
        a2 = f32x4.add(a2, f32x4.mul(va, v128.load(from2 + wa)));
        const wb = windowOf(table, cells + at + 4);
        const vb = i32x4.shuffle(value, value, 1, 1, 1, 1);
        b0 = f32x4.add(b0, f32x4.mul(vb, v128.load(from0 + wb)));
        b1 = f32x4.add(b1, f32x4.mul(vb, v128.load(from1 + wb)));
        b2 = f32x4.add(b2, f32x4.mul(vb, v128.load(from2 + wb)));
        const wc = windowOf(table, cells + at + 8);
        const vc = i32x4.shuffle(value, value, 2, 2, 2, 2);
        c0 = f32x4.add(c0, f32x4.mul(vc, v128.load(from0 + wc)));
        c1 = f32x4.add(c1, f32x4.mul(vc, v128.load(from1 + wc)));
        c2 = f32x4.add(c2, f32x4.mul(vc, v128.load(from2 + wc)));
        const wd = windowOf(table, cells + at + 12);
        const vd = i32x4.shuffle(value, value, 3, 3, 3, 3);
        d0 = f32x4.add(d0, f32x4.mul(vd, v128.load(from0 + wd)));
        d1 = f32x4.add(d1, f32x4.mul(vd, v128.load(from1 + wd)));
        d2 = f32x4.add(d2, f32x4.mul(vd, v128.load(from2 + wd)));
      }
      keep(to0 + first, step, taps0, a0);
      keep(to1 + first, step, taps1, a1);
      keep(to2 + first, step, taps2, a2);
      keep(to0 + first + 4, step, taps0, b0);
      keep(to1 + first + 4, step, taps1, b1);
      keep(to2 + first + 4, step, taps2, b2);
      keep(to0 + first + 8, step, taps0, c0);
      keep(to1 + first + 8, step, taps1, c1);
      keep(to2 + first + 8, step, taps2, c2);
      keep(to0 + first + 12, step, taps0, d0);
      keep(to1 + first + 12, step, taps1, d1);
      keep(to2 + first + 12, step, taps2, d2);
    }
    for (; filter < filters; filter++) {
      let sum0 = f32x4.splat(0);
      let sum1 = f32x4.splat(0);
      let sum2 = f32x4.splat(0);
      const first = (<usize>filter) << 2;
      for (let at = first; at < first + bytes; at += step) {
        const window = windowOf(table, cells + at);
        const value = v128.load_splat<f32>(values + at);
        sum0 = f32x4.add(sum0, f32x4.mul(value, v128.load(from0 + window)));
        sum1 = f32x4.add(sum1, f32x4.mul(value, v128.load(from1 + window)));
        sum2 = f32x4.add(sum2, f32x4.mul(value, v128.load(from2 + window)));
      }
      keep(to0 + first, step, taps0, sum0);
      keep(to1 + first, step, taps1, sum1);
      keep(to2 + first, step, taps2, sum2);
    }
  }
}

/** Where the window over a cell begins. */
function windowOf(table: usize, cell: usize): usize {
  return <usize>load<i32>(table + ((<usize>load<i32>(cell)) << 2));
}

/** Where in a window its piece lies. */
function pieceAt(piece: i32, pieces: i32, line: usize): usize {
  return <usize>(piece / pieces) * line + ((<usize>(piece % pieces)) << 4);
}

/** Where the gradient of a piece's first tap lies. */
function firstTap(piece: i32, pieces: i32, run: i32, filters: i32): usize {
  return (<usize>(((piece / pieces) * run + ((piece % pieces) << 2)) * filters)) << 2;
}

/** Stores the sums of a piece's taps, of which there are up to 4. */
function keep(to: usize, step: usize, taps: i32, sums: v128): void {
  if (taps > 0) store<f32>(to, f32x4.extract_lane(sums, 0));
  if (taps > 1) store<f32>(to + step, f32x4.extract_lane(sums, 1));
  if (taps > 2) store<f32>(to + 2 * step, f32x4.extract_lane(sums, 2));
  if (taps > 3) store<f32>(to + 3 * step, f32x4.extract_lane(sums, 3));
}
