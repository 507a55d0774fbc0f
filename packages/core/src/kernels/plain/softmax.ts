export function softmax(memory: Float32Array, x: number, rows: number, width: number): void {
  for (let from = x; from < x + rows * width; from += width) {
    let max = -Infinity;
    for (let i = from; i < from + width; i++) max = Math.max(max, memory[i]);
    let sum = 0;
    for (let i = from; i < from + width; i++) sum += Math.exp(memory[i] - max);
    for (let i = from; i < from + width; i++) memory[i] = Math.exp(memory[i] - max) / sum;
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
    let weightedSum = 0;
    for (let i = 0; i < width; i++) weightedSum += memory[p + i] * memory[d + i];
    for (let i = 0; i < width; i++) memory[d + i] = memory[p + i] * (memory[d + i] - weightedSum);
  }
}
