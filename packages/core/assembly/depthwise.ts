// Depthwise convolution: each channel of an image [h, w, c] has one filter of its own, kernel [kh, kw, c]. An axis is
// given by its input length, kernel, stride, dilation, padding before, and output length. Offsets are in bytes.
import { storeLanes } from './lanes';

/** The output [oh, ow, c] of an image that includes its padding; `bias` is 0 where there is none. */
export function depthwise(
  output: usize,
  image: usize,
  kernel: usize,
  bias: usize,
  kh: i32,
  sh: i32,
  dh: i32,
  oh: i32,
  w: i32,
  kw: i32,
  sw: i32,
  dw: i32,
  ow: i32,
  channels: i32,
): void {
  const cell = (<usize>channels) << 2;
  const nextColumn = <usize>dw * cell;
  const nextRow = <usize>(dh * w) * cell;
  for (let row: i32 = 0; row < oh; row++) {
    for (let column: i32 = 0; column < ow; column++) {
      const window = image + <usize>(row * sh * w + column * sw) * cell;
      for (let rest = channels, offset: usize = 0; rest > 0; rest -= 4, offset += 16) {
        let sum = bias == 0 ? f32x4.splat(0) : v128.load(bias + offset);
        let weights = kernel + offset;
        let line = window + offset;
        for (let i: i32 = 0; i < kh; i++, line += nextRow) {
          let at = line;
          for (let j: i32 = 0; j < kw; j++, at += nextColumn, weights += cell) {
            sum = f32x4.add(sum, f32x4.mul(v128.load(at), v128.load(weights)));
          }
        }
        storeLanes(output + offset, rest, sum);
      }
      output += cell;
    }
  }
}

/** The gradient [kh, kw, c] of the kernel, from an image that includes its padding. */
export function depthwiseFilterGradient(
  gradient: usize,
  image: usize,
  outputGradient: usize,
  kh: i32,
  sh: i32,
  dh: i32,
  oh: i32,
  w: i32,
  kw: i32,
  sw: i32,
  dw: i32,
  ow: i32,
  channels: i32,
): void {
  const cell = (<usize>channels) << 2;
  memory.fill(gradient, 0, <usize>(kh * kw) * cell);
  for (let row: i32 = 0; row < oh; row++) {
    for (let column: i32 = 0; column < ow; column++) {
      let to = gradient;
      for (let i: i32 = 0; i < kh; i++) {
        let at = image + <usize>((row * sh + i * dh) * w + column * sw) * cell;
        for (let j: i32 = 0; j < kw; j++) {
          addProducts(to, at, outputGradient, channels);
          at += <usize>dw * cell;
          to += cell;
        }
      }
      outputGradient += cell;
    }
  }
}

/** The gradient [h, w, c] of the image, without its padding. */
export function depthwiseInputGradient(
  imageGradient: usize,
  outputGradient: usize,
  kernel: usize,
  h: i32,
  kh: i32,
  sh: i32,
  dh: i32,
  top: i32,
  oh: i32,
  w: i32,
  kw: i32,
  sw: i32,
  dw: i32,
  left: i32,
  ow: i32,
  channels: i32,
): void {
  const cell = (<usize>channels) << 2;
  memory.fill(imageGradient, 0, <usize>(h * w) * cell);
  for (let row: i32 = 0; row < oh; row++) {
    for (let column: i32 = 0; column < ow; column++) {
      let weights = kernel;
      for (let i: i32 = 0; i < kh; i++) {
        const y = row * sh - top + i * dh;
        for (let j: i32 = 0; j < kw; j++) {
          const x = column * sw - left + j * dw;
          if (y >= 0 && y < h && x >= 0 && x < w) {
            addProducts(imageGradient + <usize>(y * w + x) * cell, weights, outputGradient, channels);
          }
          weights += cell;
        }
      }
      outputGradient += cell;
    }
  }
}

/** to += a · b, for the `channels` of a cell. */
function addProducts(to: usize, a: usize, b: usize, channels: i32): void {
  for (let rest = channels; rest > 0; rest -= 4, to += 16, a += 16, b += 16) {
    storeLanes(to, rest, f32x4.add(v128.load(to), f32x4.mul(v128.load(a), v128.load(b))));
  }
}
