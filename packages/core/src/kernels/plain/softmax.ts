export function softmax(memory: Float32Array, x: number, rows: number, width: number): void {
  for (let from = x; from < x + rows * width; from += width) {
    let largest = -Infinity;
    for (let i = from; i < from + width; i++) largest = Math.max(largest, memory[i]);
    let total = 0;
    for (let i = from; i < from + width; i++) total += Math.exp(memory[i] - largest);
    for (let i = from; i < from + width; i++) memory[i] = Math.exp(memory[i] - largest) / total;
  }
}

export function softmaxBackward(
  memory: Float32Array,
  gradient: number,
  y: number,
  rows: number,
  width: number,
): void {
  for (let row = 0; row < rows; row++) {
    const d = gradient + row * width;
    const p = y + row * width;
    let weighted = 0;
    for (let i = 0; i < width; i++) weighted += memory[p + i] * memory[d + i];
    for (let i = 0; i < width; i++) memory[d + i] = memory[p + i] * (memory[d + i] - weighted);
  }
}
