// Windows over images, channels last. Letters: h×w cells, c channels; an axis is given by its input length, kernel,
// stride, dilation, padding before, and output length. Offsets are in bytes.

/** im2col: copies every window, of the `depth` channels from `first` on, into a row of columns [oh·ow, kh·kw·depth]. */
export function unfold(
  columns: usize,
  image: usize,
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
  first: i32,
  depth: i32,
): void {
  let to = columns;
  // Whether each row of a window is contiguous in the image.
  const isContiguous = dw == 1 && depth == channels;
  const rowSize = kw * depth;
  for (let row: i32 = 0; row < oh; row++) {
    const y0 = row * sh - top;
    const rowInside = y0 >= 0 && y0 + (kh - 1) * dh < h;
    for (let column: i32 = 0; column < ow; column++) {
      const x0 = column * sw - left;
      const inside = rowInside && x0 >= 0 && x0 + (kw - 1) * dw < w;
      for (let i: i32 = 0; i < kh; i++) {
        const y = y0 + i * dh;
        if (inside && isContiguous) {
          to = copy(to, image + ((<usize>((y * w + x0) * channels)) << 2), rowSize);
          continue;
        }
        for (let j: i32 = 0; j < kw; j++) {
          const x = x0 + j * dw;
          if (y < 0 || y >= h || x < 0 || x >= w) {
            memory.fill(to, 0, (<usize>depth) << 2);
            to += (<usize>depth) << 2;
          } else {
            to = copy(to, image + ((<usize>((y * w + x) * channels + first)) << 2), depth);
          }
        }
      }
    }
  }
}

/** Copies values and returns the offset after the last copy. They are few, so that a loop is faster than memory.copy. */
function copy(to: usize, from: usize, length: i32): usize {
  let i: i32 = 0;
  for (; i + 4 <= length; i += 4) {
    v128.store(to, v128.load(from));
    to += 16;
    from += 16;
  }
  for (; i < length; i++) {
    store<f32>(to, load<f32>(from));
    to += 4;
    from += 4;
  }
  return to;
}

/** col2im, the adjoint of `unfold`: adds every value of columns to its cell of the image. */
export function fold(
  image: usize,
  columns: usize,
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
  first: i32,
  depth: i32,
): void {
  let from = columns;
  // Whether each row of a window is contiguous in the image.
  const isContiguous = dw == 1 && depth == channels;
  for (let row: i32 = 0; row < oh; row++) {
    for (let column: i32 = 0; column < ow; column++) {
      const x0 = column * sw - left;
      const inside = x0 >= 0 && x0 + (kw - 1) * dw < w;
      for (let i: i32 = 0; i < kh; i++) {
        const y = row * sh - top + i * dh;
        if (y < 0 || y >= h) {
          from += (<usize>(kw * depth)) << 2;
          continue;
        }
        if (inside && isContiguous) {
          from = addValues(image + ((<usize>((y * w + x0) * channels)) << 2), from, kw * depth);
          continue;
        }
        for (let j: i32 = 0; j < kw; j++) {
          const x = x0 + j * dw;
          if (x < 0 || x >= w) from += (<usize>depth) << 2;
          else from = addValues(image + ((<usize>((y * w + x) * channels + first)) << 2), from, depth);
        }
      }
    }
  }
}

/** Adds values to others, and returns the offset after the last that were added. */
function addValues(to: usize, from: usize, length: i32): usize {
  let i: i32 = 0;
  for (; i + 4 <= length; i += 4) {
    v128.store(to, f32x4.add(v128.load(to), v128.load(from)));
    to += 16;
    from += 16;
  }
  for (; i < length; i++) {
    store<f32>(to, load<f32>(to) + load<f32>(from));
    to += 4;
    from += 4;
  }
  return from;
}

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
    const y0 = max(row * sh - top, 0);
    const y1 = min(row * sh - top + kh, h);
    for (let column: i32 = 0; column < ow; column++) {
      const x0 = max(column * sw - left, 0);
      const x1 = min(column * sw - left + kw, w);
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
      for (; channel + 4 <= channels; channel += 4) {
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
        v128.store(output, maxValue);
        v128.store(argmax, maxCell);
        output += 16;
        argmax += 16;
      }
      for (; channel < channels; channel++) {
        let maxCell = y0 * w + x0;
        let maxValue = load<f32>(image + ((<usize>(maxCell * channels + channel)) << 2));
        for (let y = y0; y < y1; y++) {
          for (let x = x0; x < x1; x++) {
            const cell = y * w + x;
            const value = load<f32>(image + ((<usize>(cell * channels + channel)) << 2));
            if (value > maxValue || (value != value && maxValue == maxValue)) {
              maxValue = value;
              maxCell = cell;
            }
          }
        }
        store<f32>(output, maxValue);
        store<i32>(argmax, maxCell);
        output += 4;
        argmax += 4;
      }
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
