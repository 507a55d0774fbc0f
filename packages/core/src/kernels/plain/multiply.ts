import type { Matrix } from '../kernels.js';
import type { WindowMatrix } from '../windowMatrix.js';

/** Where the columns of the first factor lie; grows to the longest needed. */
let offsets = new Int32Array(1024);

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
  const rows = { start, sets: 1, setStep: 0, rows: m, rowStep };
  const columns = { columns: k, columnStep, inner: k, innerStep: 0, outer: k, outerStep: 0 };
  product(memory, c, cRow, { ...rows, ...columns }, b, n, bias);
}

/**
 * The same with windows as its first factor, in tiles of 4×4 whose sixteen sums stay in registers. Sums are kept
 * in double precision (which is also what makes them fast here: a float sum would be rounded after every addition).
 */
export function product(
  memory: Float32Array,
  c: number,
  cRow: number,
  a: WindowMatrix,
  b: Matrix,
  n: number,
  bias?: number,
): void {
  const { columns: k, rows, rowStep } = a;
  lookUpColumns(a);
  const tiledRows = rows - (rows % 4);
  const tiledColumns = n - (n % 4);
  for (let set = 0; set < a.sets; set++) {
    const from = a.start + set * a.setStep;
    const to = c + set * rows * cRow;
    for (let i = 0; i < tiledRows; i += 4) {
      for (let j = 0; j < tiledColumns; j += 4)
        tile(memory, to + i * cRow + j, cRow, from + i * rowStep, rowStep, b, j, k, bias);
    }
    for (let i = 0; i < rows; i++) {
      for (let j = i < tiledRows ? tiledColumns : 0; j < n; j++) {
        let sum = bias === undefined ? 0 : memory[bias + j];
        const p = from + i * rowStep;
        let q = b.start + j * b.columnStep;
        for (let step = 0; step < k; step++, q += b.rowStep) sum += memory[p + offsets[step]] * memory[q];
        memory[to + i * cRow + j] = sum;
      }
    }
  }
}

function lookUpColumns({ columns, columnStep, inner, innerStep, outer, outerStep }: WindowMatrix): void {
  if (offsets.length < columns) offsets = new Int32Array(2 * columns);
  let at = 0;
  for (let far = 0; at < columns; far += outerStep) {
    for (let within = 0, near = far; within < outer; within += inner, near += innerStep) {
      for (let i = 0; i < inner; i++) offsets[at++] = near + i * columnStep;
    }
  }
}

/** Four rows of a from p times columns j…j+3 of b. */
function tile(
  memory: Float32Array,
  c: number,
  cRow: number,
  p0: number,
  row: number,
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
  const column = b.columnStep;
  const nextB = b.rowStep;
  let q = b.start + j * column;
  for (let step = 0; step < k; step++) {
    const p = p0 + offsets[step];
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
