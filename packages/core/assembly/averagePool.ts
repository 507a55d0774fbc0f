// Sum and average pooling over an image, channels last. Letters: h×w cells, c channels; an axis is given by its input
// length, kernel, stride, padding before, and output length. Offsets are in bytes.
import { endInInput, firstInInput } from './cellsInInput';
import { storeLanes } from './lanes';

/** The sum over each window's cells in the image, or with `mean` their mean. */
export function averagePool(
  output: usize,
  image: usize,
  h: i32,
  kh: i32,
  sh: i32,
  top: i32,
  oh: i32,
  w: i32,
  kw: i32,
  sw: i32,
  left: i32,
  ow: i32,
  channels: i32,
  mean: bool,
): void {
  const cellBytes = (<usize>channels) << 2;
  const rowBytes = <usize>w * cellBytes;
  for (let row: i32 = 0; row < oh; row++) {
    const y0 = firstInInput(row, sh, top);
    const y1 = endInInput(row, sh, top, kh, h);
    for (let column: i32 = 0; column < ow; column++) {
      const x0 = firstInInput(column, sw, left);
      const x1 = endInInput(column, sw, left, kw, w);
      const divisors = f32x4.splat(mean ? <f32>((y1 - y0) * (x1 - x0)) : 1);
      const height = <usize>(y1 - y0) * rowBytes;
      const width = <usize>(x1 - x0) * cellBytes;
      let window = image + <usize>y0 * rowBytes + <usize>x0 * cellBytes;
      for (let rest = channels, to = output; rest > 0; rest -= 4, window += 16, to += 16) {
        let sum = f32x4.splat(0);
        for (let line = window; line < window + height; line += rowBytes) {
          for (let at = line; at < line + width; at += cellBytes) sum = f32x4.add(sum, v128.load(at));
        }
        storeLanes(to, rest, f32x4.div(sum, divisors));
      }
      output += cellBytes;
    }
  }
}

/**
 * Adds each window's gradient, with `mean` divided by its cells in the image, to each of these cells; the image's
 * gradient is cleared first.
 */
export function averagePoolBackward(
  imageGradient: usize,
  outputGradient: usize,
  h: i32,
  kh: i32,
  sh: i32,
  top: i32,
  oh: i32,
  w: i32,
  kw: i32,
  sw: i32,
  left: i32,
  ow: i32,
  channels: i32,
  mean: bool,
): void {
  const cellBytes = (<usize>channels) << 2;
  const rowBytes = <usize>w * cellBytes;
  memory.fill(imageGradient, 0, <usize>h * rowBytes);
  for (let row: i32 = 0; row < oh; row++) {
    const y0 = firstInInput(row, sh, top);
    const y1 = endInInput(row, sh, top, kh, h);
    for (let column: i32 = 0; column < ow; column++) {
      const x0 = firstInInput(column, sw, left);
      const x1 = endInInput(column, sw, left, kw, w);
      const divisors = f32x4.splat(mean ? <f32>((y1 - y0) * (x1 - x0)) : 1);
      const height = <usize>(y1 - y0) * rowBytes;
      const width = <usize>(x1 - x0) * cellBytes;
      let window = imageGradient + <usize>y0 * rowBytes + <usize>x0 * cellBytes;
      for (let rest = channels, from = outputGradient; rest > 0; rest -= 4, window += 16, from += 16) {
        const gradient = f32x4.div(v128.load(from), divisors);
        for (let line = window; line < window + height; line += rowBytes) {
          for (let at = line; at < line + width; at += cellBytes) {
            storeLanes(at, rest, f32x4.add(v128.load(at), gradient));
          }
        }
      }
      outputGradient += cellBytes;
    }
  }
}
