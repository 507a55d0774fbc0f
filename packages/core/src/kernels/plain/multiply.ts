import type { Matrix } from '../kernels.js';
import type { WindowMatrix } from '../windowMatrix.js';

/** Four rows of a window matrix, and the offset of each column in a row. They grow as needed. */
let windowRows = new Float32Array(4096);
let columnOffsets = new Int32Array(1024);

/** c `[m, n]` = a `[m, k]` · b `[k, n]` (+ bias `[n]`). */
export function multiply(
  memory: Float32Array,
  c: number,
  a: Matrix,
  b: Matrix,
  m: number,
  k: number,
  n: number,
  bias?: number,
  cRow = n,
): void {
  const { start, rowStep, columnStep } = a;
  for (let i = 0; i < m; i += 4) {
    const left = { values: memory, start: start + i * rowStep, rowStep, columnStep };
    multiplyRows(memory, c + i * cRow, cRow, left, b, Math.min(4, m - i), k, n, bias);
  }
}

/** The same with a window matrix as the first factor. */
export function multiplyWindows(
  memory: Float32Array,
  c: number,
  cRow: number,
  a: WindowMatrix,
  b: Matrix,
  n: number,
  bias?: number,
): void {
  const { columns: k } = a;
  computeColumnOffsets(a);
  // Of the same type as the memory, Float64Array in some tests: code that receives two types of array is slow.
  const { constructor } = memory;
  if (windowRows.length < 4 * k || windowRows.constructor !== constructor)
    windowRows = new (constructor as Float32ArrayConstructor)(8 * k);
  const left = { values: windowRows, start: 0, rowStep: k, columnStep: 1 };
  const m = a.blocks * a.rows;
  for (let i = 0; i < m; i += 4) {
    const rows = Math.min(4, m - i);
    for (let row = 0; row < rows; row++) {
      const inBlock = (i + row) % a.rows;
      const from = a.start + ((i + row - inBlock) / a.rows) * a.blockStep + inBlock * a.rowStep;
      copyWindowRow(memory, row * k, from, k);
    }
    multiplyRows(memory, c + i * cRow, cRow, left, b, rows, k, n, bias);
  }
}

function computeColumnOffsets({
  columns,
  columnStep,
  inner,
  innerStep,
  outer,
  outerStep,
}: WindowMatrix): void {
  if (columnOffsets.length < columns) columnOffsets = new Int32Array(2 * columns);
  let column = 0;
  for (let outerOffset = 0; column < columns; outerOffset += outerStep) {
    for (let i = 0, offset = outerOffset; i < outer; i += inner, offset += innerStep) {
      for (let j = 0; j < inner; j++) columnOffsets[column++] = offset + j * columnStep;
    }
  }
}

/** Copies the k values of one row of a window matrix. */
function copyWindowRow(memory: Float32Array, to: number, from: number, k: number): void {
  const values = windowRows;
  const offsets = columnOffsets;
  for (let i = 0; i < k; i++) values[to + i] = memory[from + offsets[i]];
}

/**
 * Up to four rows of a product, in tiles of 4×4 whose sixteen sums stay in registers. Sums are in double precision,
 * which is also faster here: a sum in single precision would be rounded after every addition.
 */
function multiplyRows(
  memory: Float32Array,
  c: number,
  cRow: number,
  a: Matrix & { values: Float32Array },
  b: Matrix,
  rows: number,
  k: number,
  n: number,
  bias: number | undefined,
): void {
  const { values, start, rowStep, columnStep } = a;
  const tiled = rows === 4 ? n - (n % 4) : 0;
  for (let j = 0; j < tiled; j += 4) {
    const q = b.start + j * b.columnStep;
    const tileBias = bias === undefined ? undefined : bias + j;
    tile(memory, c + j, cRow, values, start, rowStep, columnStep, q, b.rowStep, b.columnStep, k, tileBias);
  }
  for (let row = 0; row < rows; row++) {
    for (let j = tiled; j < n; j++) {
      let sum = bias === undefined ? 0 : memory[bias + j];
      let p = start + row * rowStep;
      let q = b.start + j * b.columnStep;
      for (let step = 0; step < k; step++, p += columnStep, q += b.rowStep) sum += values[p] * memory[q];
      memory[c + row * cRow + j] = sum;
    }
  }
}

/**
 * Four rows of a, from p, times four columns of b, from q. The offsets of the next values are computed by one addition
 * each, which engines compile well; read from a table, they make the product 1.5 times as slow in Chromium.
 */
function tile(
  memory: Float32Array,
  c: number,
  cRow: number,
  a: Float32Array,
  p: number,
  row: number,
  nextA: number,
  q: number,
  nextB: number,
  column: number,
  k: number,
  bias: number | undefined,
): void {
  let c00 = 0,
    c01 = 0,
    c02 = 0,
    c03 = 0;
  if (bias !== undefined) {
    c00 = memory[bias];
    c01 = memory[bias + 1];
    c02 = memory[bias + 2];
    c03 = memory[bias + 3];
  }
  let c10 = c00,
    c11 = c01,
    c12 = c02,
    c13 = c03;
  let c20 = c00,
    c21 = c01,
    c22 = c02,
    c23 = c03;
  let c30 = c00,
    c31 = c01,
    c32 = c02,
    c33 = c03;
  for (let step = 0; step < k; step++) {
    const a0 = a[p];
    const a1 = a[p + row];
    const a2 = a[p + 2 * row];
    const a3 = a[p + 3 * row];
    const b0 = memory[q];
    const b1 = memory[q + column];
    const b2 = memory[q + 2 * column];
    const b3 = memory[q + 3 * column];
    c00 += a0 * b0;
    c01 += a0 * b1;
    c02 += a0 * b2;
    c03 += a0 * b3;
    c10 += a1 * b0;
    c11 += a1 * b1;
    c12 += a1 * b2;
    c13 += a1 * b3;
    c20 += a2 * b0;
    c21 += a2 * b1;
    c22 += a2 * b2;
    c23 += a2 * b3;
    c30 += a3 * b0;
    c31 += a3 * b1;
    c32 += a3 * b2;
    c33 += a3 * b3;
    p += nextA;
    q += nextB;
  }
  let to = c;
  memory[to] = c00;
  memory[to + 1] = c01;
  memory[to + 2] = c02;
  memory[to + 3] = c03;
  to += cRow;
  memory[to] = c10;
  memory[to + 1] = c11;
  memory[to + 2] = c12;
  memory[to + 3] = c13;
  to += cRow;
  memory[to] = c20;
  memory[to + 1] = c21;
  memory[to + 2] = c22;
  memory[to + 3] = c23;
  to += cRow;
  memory[to] = c30;
  memory[to + 1] = c31;
  memory[to + 2] = c32;
  memory[to + 3] = c33;
}
