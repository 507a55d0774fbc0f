// The filters' gradient where the gradient of the convolution's output is sparse: 0 except at the maxima of a max
// pooling, which each channel has at cells of its own. Letters: an image [h, w, c], filters [kh, kw, c, out]. Offsets are
// in bytes.

/**
 * gradient [kh·kw·c, out] = for each filter, Σ value · the window over its cell, cells in ascending order.
 * `values` and `cells` are [count, out]; a cell is row · ow + column of the output. `table` is scratch memory for the
 * offset of the window over each of the oh·ow cells.
 */
export function sparseFilterGradient(
  gradient: usize,
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
  let entry = table;
  for (let y: i32 = 0; y < oh; y++) {
    for (let x: i32 = 0; x < ow; x++) {
      store<i32>(entry, ((y * sh * w + x * sw) * channels) << 2);
      entry += 4;
    }
  }
  // Each row of a window is contiguous. It is computed in pieces of four values; those beyond its end are not stored.
  const rowSize = kw * channels;
  const piecesPerRow = (rowSize + 3) >> 2;
  const pieces = kh * piecesPerRow;
  const rowBytes = (<usize>(dh * w * channels)) << 2;
  for (let piece: i32 = 0; piece < pieces; piece += 3) {
    const from0 = image + pieceOffset(piece, piecesPerRow, rowBytes);
    const from1 = image + pieceOffset(min(piece + 1, pieces - 1), piecesPerRow, rowBytes);
    const from2 = image + pieceOffset(min(piece + 2, pieces - 1), piecesPerRow, rowBytes);
    const to0 = gradient + gradientOffset(piece, piecesPerRow, rowSize, filters);
    const to1 = gradient + gradientOffset(piece + 1, piecesPerRow, rowSize, filters);
    const to2 = gradient + gradientOffset(piece + 2, piecesPerRow, rowSize, filters);
    const lanes0 = min(4, rowSize - ((piece % piecesPerRow) << 2));
    const lanes1 = piece + 1 < pieces ? min(4, rowSize - (((piece + 1) % piecesPerRow) << 2)) : 0;
    const lanes2 = piece + 2 < pieces ? min(4, rowSize - (((piece + 2) % piecesPerRow) << 2)) : 0;
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
        const wa = windowOffset(table, cells + at);
        const va = i32x4.shuffle(value, value, 0, 0, 0, 0);
        a0 = f32x4.add(a0, f32x4.mul(va, v128.load(from0 + wa)));
        a1 = f32x4.add(a1, f32x4.mul(va, v128.load(from1 + wa)));
        a2 = f32x4.add(a2, f32x4.mul(va, v128.load(from2 + wa)));
        const wb = windowOffset(table, cells + at + 4);
        const vb = i32x4.shuffle(value, value, 1, 1, 1, 1);
        b0 = f32x4.add(b0, f32x4.mul(vb, v128.load(from0 + wb)));
        b1 = f32x4.add(b1, f32x4.mul(vb, v128.load(from1 + wb)));
        b2 = f32x4.add(b2, f32x4.mul(vb, v128.load(from2 + wb)));
        const wc = windowOffset(table, cells + at + 8);
        const vc = i32x4.shuffle(value, value, 2, 2, 2, 2);
        c0 = f32x4.add(c0, f32x4.mul(vc, v128.load(from0 + wc)));
        c1 = f32x4.add(c1, f32x4.mul(vc, v128.load(from1 + wc)));
        c2 = f32x4.add(c2, f32x4.mul(vc, v128.load(from2 + wc)));
        const wd = windowOffset(table, cells + at + 12);
        const vd = i32x4.shuffle(value, value, 3, 3, 3, 3);
        d0 = f32x4.add(d0, f32x4.mul(vd, v128.load(from0 + wd)));
        d1 = f32x4.add(d1, f32x4.mul(vd, v128.load(from1 + wd)));
        d2 = f32x4.add(d2, f32x4.mul(vd, v128.load(from2 + wd)));
      }
      storeColumn(to0 + first, step, lanes0, a0);
      storeColumn(to1 + first, step, lanes1, a1);
      storeColumn(to2 + first, step, lanes2, a2);
      storeColumn(to0 + first + 4, step, lanes0, b0);
      storeColumn(to1 + first + 4, step, lanes1, b1);
      storeColumn(to2 + first + 4, step, lanes2, b2);
      storeColumn(to0 + first + 8, step, lanes0, c0);
      storeColumn(to1 + first + 8, step, lanes1, c1);
      storeColumn(to2 + first + 8, step, lanes2, c2);
      storeColumn(to0 + first + 12, step, lanes0, d0);
      storeColumn(to1 + first + 12, step, lanes1, d1);
      storeColumn(to2 + first + 12, step, lanes2, d2);
    }
    for (; filter < filters; filter++) {
      let sum0 = f32x4.splat(0);
      let sum1 = f32x4.splat(0);
      let sum2 = f32x4.splat(0);
      const first = (<usize>filter) << 2;
      for (let at = first; at < first + bytes; at += step) {
        const window = windowOffset(table, cells + at);
        const value = v128.load_splat<f32>(values + at);
        sum0 = f32x4.add(sum0, f32x4.mul(value, v128.load(from0 + window)));
        sum1 = f32x4.add(sum1, f32x4.mul(value, v128.load(from1 + window)));
        sum2 = f32x4.add(sum2, f32x4.mul(value, v128.load(from2 + window)));
      }
      storeColumn(to0 + first, step, lanes0, sum0);
      storeColumn(to1 + first, step, lanes1, sum1);
      storeColumn(to2 + first, step, lanes2, sum2);
    }
  }
}

/** The offset of the window over a cell. */
function windowOffset(table: usize, cell: usize): usize {
  return <usize>load<i32>(table + ((<usize>load<i32>(cell)) << 2));
}

/** The offset of a piece in its window. */
function pieceOffset(piece: i32, piecesPerRow: i32, rowBytes: usize): usize {
  return <usize>(piece / piecesPerRow) * rowBytes + ((<usize>(piece % piecesPerRow)) << 4);
}

/** The offset of the gradient of a piece's first value. */
function gradientOffset(piece: i32, piecesPerRow: i32, rowSize: i32, filters: i32): usize {
  return (<usize>(((piece / piecesPerRow) * rowSize + ((piece % piecesPerRow) << 2)) * filters)) << 2;
}

/** Stores the first `lanes` of four sums in one column of the gradient, `step` apart; none where `lanes` is not positive. */
function storeColumn(to: usize, step: usize, lanes: i32, sums: v128): void {
  if (lanes > 0) store<f32>(to, f32x4.extract_lane(sums, 0));
  if (lanes > 1) store<f32>(to + step, f32x4.extract_lane(sums, 1));
  if (lanes > 2) store<f32>(to + 2 * step, f32x4.extract_lane(sums, 2));
  if (lanes > 3) store<f32>(to + 3 * step, f32x4.extract_lane(sums, 3));
}
