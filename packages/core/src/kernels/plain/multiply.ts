import type { Matrix } from '../kernels.js';

/**
 * The matrix product, in tiles of 4×4 whose sixteen sums stay in registers. Sums are kept in double precision
 * (which is also what makes them fast here: a float sum would be rounded after every addition).
 */
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
  const tiledRows = m - (m % 4);
  const tiledColumns = n - (n % 4);
  for (let i = 0; i < tiledRows; i += 4) {
    for (let j = 0; j < tiledColumns; j += 4) tile(memory, c + i * cRow + j, cRow, a, i, b, j, k, bias);
  }
  for (let i = 0; i < m; i++) {
    const from = i < tiledRows ? tiledColumns : 0;
    for (let j = from; j < n; j++) {
      let sum = bias === undefined ? 0 : memory[bias + j];
      let p = a.start + i * a.rowStep;
      let q = b.start + j * b.columnStep;
      for (let step = 0; step < k; step++, p += a.columnStep, q += b.rowStep) sum += memory[p] * memory[q];
      memory[c + i * cRow + j] = sum;
    }
  }
}

/** Rows i…i+3 of a times columns j…j+3 of b. */
function tile(
  memory: Float32Array,
  c: number,
  cRow: number,
  a: Matrix,
  i: number,
  b: Matrix,
  j: number,
  k: number,
  bias: number | undefined,
): void {
  let c00 = 0,
    c01 = 0,
    c02 = 0,
    c03 = 0;
  if (bias !== undefined) {
    c00 = memory[bias + j];
    c01 = memory[bias + j + 1];
    c02 = memory[bias + j + 2];
    c03 = memory[bias + j + 3];
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
  const row = a.rowStep;
  const column = b.columnStep;
  const nextA = a.columnStep;
  const nextB = b.rowStep;
  let p = a.start + i * row;
  let q = b.start + j * column;
  for (let step = 0; step < k; step++) {
    const a0 = memory[p];
    const a1 = memory[p + row];
    const a2 = memory[p + 2 * row];
    const a3 = memory[p + 3 * row];
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
