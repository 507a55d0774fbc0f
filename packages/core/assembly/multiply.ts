// The matrix product in tiles of 4×8. Letters: c [m, n] = a [m, k] · b [k, n]. Places are bytes, steps floats.
//
// Every value of c is summed in the same order wherever it lies in a tile: products in rising k, in blocks of 256
// whose sums are then added up. So a product may be shared among callers in any way and gives the same bits.

/** Products in a block: a panel of b, 8 kB, then stays in the first cache. */
const block: i32 = 256;

export function multiply(
  c: usize,
  cRow: i32,
  cColumn: i32,
  a: usize,
  aRow: i32,
  aColumn: i32,
  b: usize,
  bRow: i32,
  bColumn: i32,
  m: i32,
  k: i32,
  n: i32,
  bias: usize,
  scratch: usize,
): void {
  const panel = scratch + 32;
  for (let p: i32 = 0; p < k; p += block) {
    const depth = min(block, k - p);
    for (let j: i32 = 0; j < n; j += 8) {
      const columns = min(8, n - j);
      // The first block begins with the bias, the others with what the blocks before have left.
      const start = p > 0 ? 0 : scratch;
      if (p == 0) packBias(scratch, bias == 0 ? 0 : bias + ((<usize>j) << 2), columns);
      pack(panel, b + ((<usize>(p * bRow + j * bColumn)) << 2), bRow, bColumn, depth, columns);
      for (let i: i32 = 0; i < m; i += 4) {
        const to = c + ((<usize>(i * cRow + j * cColumn)) << 2);
        const from = a + ((<usize>(i * aRow + p * aColumn)) << 2);
        tile(to, cRow, cColumn, from, aRow, aColumn, panel, depth, min(4, m - i), columns, start);
      }
    }
  }
}

/** Copies the bias of `columns` columns, filled up with zeros to 8; zeros where there is none. */
function packBias(to: usize, bias: usize, columns: i32): void {
  for (let j: i32 = 0; j < 8; j++) {
    store<f32>(to + ((<usize>j) << 2), bias != 0 && j < columns ? load<f32>(bias + ((<usize>j) << 2)) : 0);
  }
}

/** Copies `columns` columns of b, filled up with zeros to 8, so that each step of k is 32 bytes in a row. */
function pack(to: usize, b: usize, bRow: i32, bColumn: i32, depth: i32, columns: i32): void {
  const row = (<usize>bRow) << 2;
  const column = (<usize>bColumn) << 2;
  if (columns == 8 && bColumn == 1) {
    for (let p: i32 = 0; p < depth; p++) {
      v128.store(to, v128.load(b));
      v128.store(to, v128.load(b, 16), 16);
      to += 32;
      b += row;
    }
    return;
  }
  for (let p: i32 = 0; p < depth; p++) {
    let from = b;
    for (let j: i32 = 0; j < 8; j++) {
      store<f32>(to, j < columns ? load<f32>(from) : 0);
      to += 4;
      from += column;
    }
    b += row;
  }
}

/** Adds rows i…i+3 of a times a panel to c, or to a start. Rows beyond `rows` repeat the last one and are not stored. */
function tile(
  c: usize,
  cRow: i32,
  cColumn: i32,
  a: usize,
  aRow: i32,
  aColumn: i32,
  panel: usize,
  depth: i32,
  rows: i32,
  columns: i32,
  start: usize,
): void {
  const row = (<usize>aRow) << 2;
  const step = (<usize>aColumn) << 2;
  let a0 = a;
  let a1 = rows > 1 ? a0 + row : a0;
  let a2 = rows > 2 ? a1 + row : a1;
  let a3 = rows > 3 ? a2 + row : a2;
  let c00 = f32x4.splat(0);
  let c01 = f32x4.splat(0);
  let c10 = f32x4.splat(0);
  let c11 = f32x4.splat(0);
  let c20 = f32x4.splat(0);
  let c21 = f32x4.splat(0);
  let c30 = f32x4.splat(0);
  let c31 = f32x4.splat(0);
  const end = panel + ((<usize>depth) << 5);
  for (let b = panel; b < end; b += 32) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const x0 = v128.load_splat<f32>(a0);
    c00 = f32x4.add(c00, f32x4.mul(x0, b0));
    c01 = f32x4.add(c01, f32x4.mul(x0, b1));
    const x1 = v128.load_splat<f32>(a1);
    c10 = f32x4.add(c10, f32x4.mul(x1, b0));
    c11 = f32x4.add(c11, f32x4.mul(x1, b1));
    const x2 = v128.load_splat<f32>(a2);
    c20 = f32x4.add(c20, f32x4.mul(x2, b0));
    c21 = f32x4.add(c21, f32x4.mul(x2, b1));
    const x3 = v128.load_splat<f32>(a3);
    c30 = f32x4.add(c30, f32x4.mul(x3, b0));
    c31 = f32x4.add(c31, f32x4.mul(x3, b1));
    a0 += step;
    a1 += step;
    a2 += step;
    a3 += step;
  }
  const next = (<usize>cRow) << 2;
  addRow(c, cColumn, c00, c01, columns, start);
  if (rows > 1) addRow(c + next, cColumn, c10, c11, columns, start);
  if (rows > 2) addRow(c + 2 * next, cColumn, c20, c21, columns, start);
  if (rows > 3) addRow(c + 3 * next, cColumn, c30, c31, columns, start);
}

/** Adds up to 8 sums to as many values of c, or, given a start, to that instead. */
function addRow(c: usize, cColumn: i32, first: v128, second: v128, columns: i32, start: usize): void {
  if (columns == 8 && cColumn == 1) {
    const from = start == 0 ? c : start;
    v128.store(c, f32x4.add(v128.load(from), first));
    v128.store(c, f32x4.add(v128.load(from, 16), second), 16);
    return;
  }
  const step = (<usize>cColumn) << 2;
  addLane(c, f32x4.extract_lane(first, 0), start, 0);
  if (columns > 1) addLane(c + step, f32x4.extract_lane(first, 1), start, 4);
  if (columns > 2) addLane(c + 2 * step, f32x4.extract_lane(first, 2), start, 8);
  if (columns > 3) addLane(c + 3 * step, f32x4.extract_lane(first, 3), start, 12);
  if (columns > 4) addLane(c + 4 * step, f32x4.extract_lane(second, 0), start, 16);
  if (columns > 5) addLane(c + 5 * step, f32x4.extract_lane(second, 1), start, 20);
  if (columns > 6) addLane(c + 6 * step, f32x4.extract_lane(second, 2), start, 24);
  if (columns > 7) addLane(c + 7 * step, f32x4.extract_lane(second, 3), start, 28);
}

function addLane(c: usize, sum: f32, start: usize, lane: usize): void {
  store<f32>(c, load<f32>(start == 0 ? c : start + lane) + sum);
}
