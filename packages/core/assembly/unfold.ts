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
          to = copyValues(to, image + ((<usize>((y * w + x0) * channels)) << 2), rowSize);
          continue;
        }
        for (let j: i32 = 0; j < kw; j++) {
          const x = x0 + j * dw;
          if (y < 0 || y >= h || x < 0 || x >= w) {
            memory.fill(to, 0, (<usize>depth) << 2);
            to += (<usize>depth) << 2;
          } else {
            to = copyValues(to, image + ((<usize>((y * w + x) * channels + first)) << 2), depth);
          }
        }
      }
    }
  }
}

/** Copies values and returns the offset after the last copy. They are few, so that a loop is faster than memory.copy. */
function copyValues(to: usize, from: usize, length: i32): usize {
  let i: i32 = 0;
  for (; i + 4 <= length; i += 4, to += 16, from += 16) v128.store(to, v128.load(from));
  for (; i < length; i++, to += 4, from += 4) store<f32>(to, load<f32>(from));
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
  for (; i + 4 <= length; i += 4, to += 16, from += 16) {
    v128.store(to, f32x4.add(v128.load(to), v128.load(from)));
  }
  for (; i < length; i++, to += 4, from += 4) store<f32>(to, load<f32>(to) + load<f32>(from));
  return from;
}
