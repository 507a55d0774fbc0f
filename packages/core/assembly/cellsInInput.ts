// The cells of an axis of the input, from … to−1, that the window at a position covers; the others are padding.

export function firstInInput(position: i32, stride: i32, before: i32): i32 {
  return max(position * stride - before, 0);
}

export function endInInput(position: i32, stride: i32, before: i32, kernel: i32, input: i32): i32 {
  return min(position * stride - before + kernel, input);
}
