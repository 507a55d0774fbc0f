export function sumRows(
  memory: Float32Array,
  to: number,
  from: number,
  rows: number,
  width: number,
  first: number,
  last: number,
): void {
  for (let i = first; i < last; i++) {
    let sum = 0;
    for (let row = 0; row < rows; row++) sum += memory[from + i + row * width];
    memory[to + i] = sum;
  }
}
