export function rescale(
  memory: Float32Array,
  to: number,
  from: number,
  length: number,
  scale: number,
  offset: number,
): void {
  for (let i = 0; i < length; i++) memory[to + i] = memory[from + i] * scale + offset;
}
