// The matrix product in tiles of 4×8. Letters: c [m, n] = a [m, k] · b [k, n]. Offsets are in bytes, strides in floats.
//
// Every value of c is summed in the same order wherever it is in a tile: by ascending k, in slices of 256 products whose
// sums are then added. So several callers can compute parts of a product, divided in any way, and give the same bits.
//
// The first factor can also be an image as the matrix of its windows (im2col), without a copy: the offset of each column
// is read from a table, and rows come in blocks, such as the windows of one row of the output.
import { storeLanes } from './lanes';

/** Products in a slice of k. */
const maxDepth: i32 = 256;
/** Floats of b that are packed at a time, 16 kB: they stay in the L1 cache while all rows of a are multiplied. */
const packedFloats: i32 = 4096;
/** Panels of 8 columns that are packed at a time, at most. */
const maxPanels: i32 = 32;

// The scratch memory: the offset of each column of a, then the initial values of each panel's sums, then the panels.
const initialOffset: usize = maxDepth * 4;
const panelsOffset: usize = initialOffset + maxPanels * 32;

/** Floats of scratch memory that a product needs. */
export const productScratch: i32 = maxDepth + maxPanels * 8 + packedFloats;

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
  multiplyWindows(
    c,
    cRow,
    cColumn,
    a,
    0,
    aRow,
    aColumn,
    0,
    k,
    0,
    k,
    b,
    bRow,
    bColumn,
    1,
    m,
    k,
    n,
    bias,
    scratch,
  );
}

/**
 * Rows of a come in `blocks` of m rows, `aBlock` apart; those of c all follow each other. Column p of a is at
 * (p / `outer`)·`outerStep` + (p % outer / `inner`)·`innerStep` + (p % inner)·`aColumn`.
 */
export function multiplyWindows(
  c: usize,
  cRow: i32,
  cColumn: i32,
  a: usize,
  aBlock: i32,
  aRow: i32,
  aColumn: i32,
  innerStep: i32,
  inner: i32,
  outerStep: i32,
  outer: i32,
  b: usize,
  bRow: i32,
  bColumn: i32,
  blocks: i32,
  m: i32,
  k: i32,
  n: i32,
  bias: usize,
  scratch: usize,
): void {
  const panels = scratch + panelsOffset;
  const rows = blocks * m;
  const rowBytes = (<usize>aRow) << 2;
  // From the end of a block to the beginning of the next.
  const nextBlock = ((<usize>aBlock) << 2) - <usize>m * rowBytes;
  for (let p: i32 = 0; p < k; p += maxDepth) {
    const depth = min(maxDepth, k - p);
    writeOffsets(scratch, p, depth, aColumn, innerStep, inner, outerStep, outer);
    const group = min(maxPanels, max(1, packedFloats / (depth << 3))) << 3;
    for (let first: i32 = 0; first < n; first += group) {
      const width = min(group, n - first);
      // The first slice begins with the bias, the others add to the sums of the slices before.
      const initial = p > 0 ? 0 : scratch + initialOffset;
      if (p == 0) packBias(initial, bias == 0 ? 0 : bias + ((<usize>first) << 2), width);
      pack(panels, b + ((<usize>(p * bRow + first * bColumn)) << 2), bRow, bColumn, depth, width);
      let from = a;
      let inBlock: i32 = 0;
      for (let row: i32 = 0; row < rows; row += 4) {
        // Four rows of a, which may be in two blocks or more; those beyond the end repeat the last.
        const count = min(4, rows - row);
        const a0 = from;
        let a1 = from;
        let a2 = from;
        let a3 = from;
        if (inBlock + 4 < m) {
          a1 = from + rowBytes;
          a2 = from + 2 * rowBytes;
          a3 = from + 3 * rowBytes;
          from += 4 * rowBytes;
          inBlock += 4;
        } else {
          for (let i: i32 = 0; i < count; i++) {
            if (i <= 1) a1 = from;
            if (i <= 2) a2 = from;
            a3 = from;
            inBlock++;
            from += rowBytes;
            if (inBlock == m) {
              inBlock = 0;
              from += nextBlock;
            }
          }
        }
        const to = c + ((<usize>(row * cRow + first * cColumn)) << 2);
        multiplyRows(to, cRow, cColumn, a0, a1, a2, a3, scratch, panels, depth, count, width, initial);
      }
    }
  }
}

/** Writes the offset in bytes of `depth` columns of a, from column p on. */
function writeOffsets(
  to: usize,
  p: i32,
  depth: i32,
  aColumn: i32,
  innerStep: i32,
  inner: i32,
  outerStep: i32,
  outer: i32,
): void {
  let within = p % outer;
  let inInner = within % inner;
  let outerOffset = (p / outer) * outerStep;
  let innerOffset = (within / inner) * innerStep;
  for (let q: i32 = 0; q < depth; q++) {
    store<i32>(to, (outerOffset + innerOffset + inInner * aColumn) << 2);
    to += 4;
    within++;
    inInner++;
    if (within == outer) {
      within = 0;
      inInner = 0;
      innerOffset = 0;
      outerOffset += outerStep;
    } else if (inInner == inner) {
      inInner = 0;
      innerOffset += innerStep;
    }
  }
}

/** Copies the bias of `width` columns, padded with zeros to a multiple of 8; zeros where there is no bias. */
function packBias(to: usize, bias: usize, width: i32): void {
  const padded = (width + 7) & ~7;
  for (let j: i32 = 0; j < padded; j++) {
    store<f32>(to + ((<usize>j) << 2), bias != 0 && j < width ? load<f32>(bias + ((<usize>j) << 2)) : 0);
  }
}

/** Copies `width` columns of b into panels of 8, padded with zeros, so that the 32 bytes of each k are contiguous. */
function pack(to: usize, b: usize, bRow: i32, bColumn: i32, depth: i32, width: i32): void {
  const row = (<usize>bRow) << 2;
  const column = (<usize>bColumn) << 2;
  const panel = (<usize>depth) << 5;
  for (let j: i32 = 0; j < width; j += 8) {
    const columns = min(8, width - j);
    let from = b + <usize>j * column;
    if (columns == 8 && bColumn == 1) {
      for (let at = to; at < to + panel; at += 32) {
        v128.store(at, v128.load(from));
        v128.store(at, v128.load(from, 16), 16);
        from += row;
      }
    } else if (bColumn == 1) {
      for (let at = to; at < to + panel; at += 32) {
        v128.store(at, loadUpTo4(from, columns));
        v128.store(at, loadUpTo4(from + 16, columns - 4), 16);
        from += row;
      }
    } else if (columns == 8 && bRow == 1) {
      packTransposed(to, from, column, depth);
    } else {
      for (let at = to; at < to + panel; at += 32) {
        for (let q: i32 = 0; q < 8; q++) {
          store<f32>(at + ((<usize>q) << 2), q < columns ? load<f32>(from + <usize>q * column) : 0);
        }
        from += row;
      }
    }
    to += panel;
  }
}

/** The first `count` of four values, 0 for the others; all 0 where `count` is not positive. */
function loadUpTo4(from: usize, count: i32): v128 {
  if (count >= 4) return v128.load(from);
  if (count <= 0) return f32x4.splat(0);
  const first = count > 1 ? v128.load64_zero(from) : v128.load32_zero(from);
  return count == 3 ? v128.load_lane<f32>(from + 8, first, 2) : first;
}

/** Copies 8 columns, each contiguous and `step` bytes apart, into a panel. */
function packTransposed(to: usize, from: usize, step: usize, depth: i32): void {
  let q: i32 = 0;
  for (; q + 4 <= depth; q += 4, from += 16, to += 128) {
    packTransposed4(to, from, step);
    packTransposed4(to + 16, from + 4 * step, step);
  }
  for (; q < depth; q++, from += 4, to += 32) {
    for (let j: usize = 0; j < 8; j++) store<f32>(to + (j << 2), load<f32>(from + j * step));
  }
}

/** Four values of four columns as four halves of a panel's rows, 32 bytes apart. */
function packTransposed4(to: usize, from: usize, step: usize): void {
  const r0 = v128.load(from);
  const r1 = v128.load(from + step);
  const r2 = v128.load(from + 2 * step);
  const r3 = v128.load(from + 3 * step);
  const low0 = i32x4.shuffle(r0, r1, 0, 4, 1, 5);
  const low1 = i32x4.shuffle(r2, r3, 0, 4, 1, 5);
  const high0 = i32x4.shuffle(r0, r1, 2, 6, 3, 7);
  const high1 = i32x4.shuffle(r2, r3, 2, 6, 3, 7);
  v128.store(to, i64x2.shuffle(low0, low1, 0, 2));
  v128.store(to, i64x2.shuffle(low0, low1, 1, 3), 32);
  v128.store(to, i64x2.shuffle(high0, high1, 0, 2), 64);
  v128.store(to, i64x2.shuffle(high0, high1, 1, 3), 96);
}

/** Four rows of a times all packed panels. Those beyond `rows` are not stored. */
function multiplyRows(
  c: usize,
  cRow: i32,
  cColumn: i32,
  a0: usize,
  a1: usize,
  a2: usize,
  a3: usize,
  offsets: usize,
  panel: usize,
  depth: i32,
  rows: i32,
  width: i32,
  initial: usize,
): void {
  const next = (<usize>cRow) << 2;
  const offsetsEnd = offsets + ((<usize>depth) << 2);
  for (let j: i32 = 0; j < width; j += 8) {
    let c00 = f32x4.splat(0);
    let c01 = f32x4.splat(0);
    let c10 = f32x4.splat(0);
    let c11 = f32x4.splat(0);
    let c20 = f32x4.splat(0);
    let c21 = f32x4.splat(0);
    let c30 = f32x4.splat(0);
    let c31 = f32x4.splat(0);
    const columns = min(8, width - j);
    if (columns > 4) {
      for (let at = offsets; at < offsetsEnd; at += 4) {
        const offset = <usize>load<i32>(at);
        const b0 = v128.load(panel);
        const b1 = v128.load(panel, 16);
        panel += 32;
        const x0 = v128.load_splat<f32>(a0 + offset);
        c00 = f32x4.add(c00, f32x4.mul(x0, b0));
        c01 = f32x4.add(c01, f32x4.mul(x0, b1));
        const x1 = v128.load_splat<f32>(a1 + offset);
        c10 = f32x4.add(c10, f32x4.mul(x1, b0));
        c11 = f32x4.add(c11, f32x4.mul(x1, b1));
        const x2 = v128.load_splat<f32>(a2 + offset);
        c20 = f32x4.add(c20, f32x4.mul(x2, b0));
        c21 = f32x4.add(c21, f32x4.mul(x2, b1));
        const x3 = v128.load_splat<f32>(a3 + offset);
        c30 = f32x4.add(c30, f32x4.mul(x3, b0));
        c31 = f32x4.add(c31, f32x4.mul(x3, b1));
      }
    } else {
      for (let at = offsets; at < offsetsEnd; at += 4) {
        const offset = <usize>load<i32>(at);
        const b0 = v128.load(panel);
        panel += 32;
        const x0 = v128.load_splat<f32>(a0 + offset);
        c00 = f32x4.add(c00, f32x4.mul(x0, b0));
        const x1 = v128.load_splat<f32>(a1 + offset);
        c10 = f32x4.add(c10, f32x4.mul(x1, b0));
        const x2 = v128.load_splat<f32>(a2 + offset);
        c20 = f32x4.add(c20, f32x4.mul(x2, b0));
        const x3 = v128.load_splat<f32>(a3 + offset);
        c30 = f32x4.add(c30, f32x4.mul(x3, b0));
      }
    }
    if (columns == 8 && cColumn == 1) {
      addVectors(c, c00, c01, initial);
      if (rows > 1) addVectors(c + next, c10, c11, initial);
      if (rows > 2) addVectors(c + 2 * next, c20, c21, initial);
      if (rows > 3) addVectors(c + 3 * next, c30, c31, initial);
    } else if (cColumn == 1) {
      addFew(c, c00, c01, columns, initial);
      if (rows > 1) addFew(c + next, c10, c11, columns, initial);
      if (rows > 2) addFew(c + 2 * next, c20, c21, columns, initial);
      if (rows > 3) addFew(c + 3 * next, c30, c31, columns, initial);
    } else if (rows == 4 && cRow == 1) {
      addColumns(c, cColumn, c00, c10, c20, c30, min(4, columns), initial);
      if (columns > 4) {
        const second = initial == 0 ? 0 : initial + 16;
        addColumns(c + ((<usize>cColumn) << 4), cColumn, c01, c11, c21, c31, columns - 4, second);
      }
    } else {
      addLanes(c, cColumn, c00, c01, columns, initial);
      if (rows > 1) addLanes(c + next, cColumn, c10, c11, columns, initial);
      if (rows > 2) addLanes(c + 2 * next, cColumn, c20, c21, columns, initial);
      if (rows > 3) addLanes(c + 3 * next, cColumn, c30, c31, columns, initial);
    }
    c += (<usize>cColumn) << 5;
    if (initial != 0) initial += 32;
  }
}

/** Stores 8 sums as contiguous values of c, added to those already there or, if `initial` is given, to its values. */
function addVectors(c: usize, first: v128, second: v128, initial: usize): void {
  addVector(c, first, initial);
  addVector(c + 16, second, initial == 0 ? 0 : initial + 16);
}

function addVector(c: usize, sums: v128, initial: usize): void {
  v128.store(c, f32x4.add(v128.load(initial == 0 ? c : initial), sums));
}

/** The same for fewer than 8 sums. */
function addFew(c: usize, first: v128, second: v128, columns: i32, initial: usize): void {
  const from = initial == 0 ? c : initial;
  storeLanes(c, columns, f32x4.add(v128.load(from), first));
  if (columns > 4) storeLanes(c + 16, columns - 4, f32x4.add(v128.load(from, 16), second));
}

/** Adds the sums of 4 rows to up to 4 columns of c, each of which is contiguous. */
function addColumns(
  c: usize,
  cColumn: i32,
  r0: v128,
  r1: v128,
  r2: v128,
  r3: v128,
  columns: i32,
  initial: usize,
): void {
  const low0 = i32x4.shuffle(r0, r1, 0, 4, 1, 5);
  const low1 = i32x4.shuffle(r2, r3, 0, 4, 1, 5);
  const high0 = i32x4.shuffle(r0, r1, 2, 6, 3, 7);
  const high1 = i32x4.shuffle(r2, r3, 2, 6, 3, 7);
  const step = (<usize>cColumn) << 2;
  addColumn(c, i64x2.shuffle(low0, low1, 0, 2), initial);
  if (columns > 1) addColumn(c + step, i64x2.shuffle(low0, low1, 1, 3), initial == 0 ? 0 : initial + 4);
  if (columns > 2) addColumn(c + 2 * step, i64x2.shuffle(high0, high1, 0, 2), initial == 0 ? 0 : initial + 8);
  if (columns > 3)
    addColumn(c + 3 * step, i64x2.shuffle(high0, high1, 1, 3), initial == 0 ? 0 : initial + 12);
}

function addColumn(c: usize, sums: v128, initial: usize): void {
  v128.store(c, f32x4.add(initial == 0 ? v128.load(c) : v128.load_splat<f32>(initial), sums));
}

/** As `addVectors`, for up to 8 sums and values of c that are not contiguous. */
function addLanes(c: usize, cColumn: i32, first: v128, second: v128, columns: i32, initial: usize): void {
  const step = (<usize>cColumn) << 2;
  addLane(c, f32x4.extract_lane(first, 0), initial, 0);
  if (columns > 1) addLane(c + step, f32x4.extract_lane(first, 1), initial, 4);
  if (columns > 2) addLane(c + 2 * step, f32x4.extract_lane(first, 2), initial, 8);
  if (columns > 3) addLane(c + 3 * step, f32x4.extract_lane(first, 3), initial, 12);
  if (columns > 4) addLane(c + 4 * step, f32x4.extract_lane(second, 0), initial, 16);
  if (columns > 5) addLane(c + 5 * step, f32x4.extract_lane(second, 1), initial, 20);
  if (columns > 6) addLane(c + 6 * step, f32x4.extract_lane(second, 2), initial, 24);
  if (columns > 7) addLane(c + 7 * step, f32x4.extract_lane(second, 3), initial, 28);
}

function addLane(c: usize, sum: f32, initial: usize, lane: usize): void {
  store<f32>(c, load<f32>(initial == 0 ? c : initial + lane) + sum);
}
