// Max pooling of an image, channels last. Letters: h×w cells; an axis is given by its input length, kernel, stride, padding
// before, and output length. Offsets are in bytes.
import { endInInput, firstInInput } from './cellsInInput';
import { storeLanes } from './lanes';

/** The maximum of each window's cells in the image, four channels at a time, and its cell: row · w + column. */
export function maxPool(
  output: usize,
  argmax: usize,
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
): void {
  // A fast path for windows of 2×2 without padding.
  const isSimple =
    kh == 2 && kw == 2 && top == 0 && left == 0 && (oh - 1) * sh + 2 <= h && (ow - 1) * sw + 2 <= w;
  for (let row: i32 = 0; row < oh; row++) {
    const y0 = firstInInput(row, sh, top);
    const y1 = endInInput(row, sh, top, kh, h);
    for (let column: i32 = 0; column < ow; column++) {
      const x0 = firstInInput(column, sw, left);
      const x1 = endInInput(column, sw, left, kw, w);
      let channel: i32 = 0;
      if (isSimple) {
        const cell = y0 * w + x0;
        const next = (<usize>channels) << 2;
        const below = (<usize>(w * channels)) << 2;
        let from = image + ((<usize>(cell * channels)) << 2);
        for (; channel + 4 <= channels; channel += 4) {
          let maxValue = v128.load(from);
          let maxCell = i32x4.splat(cell);
          let value = v128.load(from + next);
          let exceeds = exceedsMax(value, maxValue);
          maxValue = v128.bitselect(value, maxValue, exceeds);
          maxCell = v128.bitselect(i32x4.splat(cell + 1), maxCell, exceeds);
          value = v128.load(from + below);
          exceeds = exceedsMax(value, maxValue);
          maxValue = v128.bitselect(value, maxValue, exceeds);
          maxCell = v128.bitselect(i32x4.splat(cell + w), maxCell, exceeds);
          value = v128.load(from + below + next);
          exceeds = exceedsMax(value, maxValue);
          v128.store(output, v128.bitselect(value, maxValue, exceeds));
          v128.store(argmax, v128.bitselect(i32x4.splat(cell + w + 1), maxCell, exceeds));
          output += 16;
          argmax += 16;
          from += 16;
        }
      }
      for (; channel < channels; channel += 4) {
        let maxCell = i32x4.splat(y0 * w + x0);
        let maxValue = v128.load(image + ((<usize>((y0 * w + x0) * channels + channel)) << 2));
        for (let y = y0; y < y1; y++) {
          for (let x = x0; x < x1; x++) {
            const cell = y * w + x;
            const value = v128.load(image + ((<usize>(cell * channels + channel)) << 2));
            const exceeds = exceedsMax(value, maxValue);
            maxValue = v128.bitselect(value, maxValue, exceeds);
            maxCell = v128.bitselect(i32x4.splat(cell), maxCell, exceeds);
          }
        }
        storeLanes(output, channels - channel, maxValue);
        storeLanes(argmax, channels - channel, maxCell);
        output += 16;
        argmax += 16;
      }
      // Back by the values that the last vector had beyond the cell.
      output -= (<usize>(channel - channels)) << 2;
      argmax -= (<usize>(channel - channels)) << 2;
    }
  }
}

/** In each lane: larger, or the first NaN. */
function exceedsMax(value: v128, maxValue: v128): v128 {
  return v128.andnot(f32x4.eq(maxValue, maxValue), f32x4.le(value, maxValue));
}

/** Adds each output gradient to the cell of its maximum; the image's gradient, of `size` values, is cleared first. */
export function maxPoolBackward(
  image: usize,
  size: i32,
  gradient: usize,
  argmax: usize,
  positions: i32,
  channels: i32,
): void {
  memory.fill(image, 0, (<usize>size) << 2);
  for (let i: i32 = 0; i < positions; i++) {
    for (let channel: i32 = 0; channel < channels; channel++) {
      const at = image + ((<usize>(load<i32>(argmax) * channels + channel)) << 2);
      store<f32>(at, load<f32>(at) + load<f32>(gradient));
      argmax += 4;
      gradient += 4;
    }
  }
}
