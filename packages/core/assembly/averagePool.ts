// Sum and average pooling over an image, channels last. Letters: h×w cells, c channels; an axis is given by its input
// length, kernel, stride, padding before, and output length. Offsets are in bytes.

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
    const y0 = max(row * sh - top, 0);
    const y1 = min(row * sh - top + kh, h);
    for (let column: i32 = 0; column < ow; column++) {
      const x0 = max(column * sw - left, 0);
      const x1 = min(column * sw - left + kw, w);
      const divisor = mean ? <f32>((y1 - y0) * (x1 - x0)) : <f32>1;
      const divisors = f32x4.splat(divisor);
      const window = image + <usize>y0 * rowBytes + <usize>x0 * cellBytes;
      const windowEnd = image + <usize>y1 * rowBytes + <usize>x0 * cellBytes;
      const width = <usize>(x1 - x0) * cellBytes;
      let channel: i32 = 0;
      let offset: usize = 0;
      for (; channel + 4 <= channels; channel += 4, offset += 16) {
        let sum = f32x4.splat(0);
        for (let line = window + offset; line < windowEnd; line += rowBytes) {
          for (let at = line; at < line + width; at += cellBytes) sum = f32x4.add(sum, v128.load(at));
        }
        v128.store(output, f32x4.div(sum, divisors));
        output += 16;
      }
      for (; channel < channels; channel++, offset += 4) {
        let sum: f32 = 0;
        for (let line = window + offset; line < windowEnd; line += rowBytes) {
          for (let at = line; at < line + width; at += cellBytes) sum += load<f32>(at);
        }
        store<f32>(output, sum / divisor);
        output += 4;
      }
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
    const y0 = max(row * sh - top, 0);
    const y1 = min(row * sh - top + kh, h);
    for (let column: i32 = 0; column < ow; column++) {
      const x0 = max(column * sw - left, 0);
      const x1 = min(column * sw - left + kw, w);
      const divisor = mean ? <f32>((y1 - y0) * (x1 - x0)) : <f32>1;
      const divisors = f32x4.splat(divisor);
      const window = imageGradient + <usize>y0 * rowBytes + <usize>x0 * cellBytes;
      const windowEnd = imageGradient + <usize>y1 * rowBytes + <usize>x0 * cellBytes;
      const width = <usize>(x1 - x0) * cellBytes;
      let channel: i32 = 0;
      let offset: usize = 0;
      for (; channel + 4 <= channels; channel += 4, offset += 16) {
        const gradient = f32x4.div(v128.load(outputGradient), divisors);
        for (let line = window + offset; line < windowEnd; line += rowBytes) {
          for (let at = line; at < line + width; at += cellBytes) {
            v128.store(at, f32x4.add(v128.load(at), gradient));
          }
        }
        outputGradient += 16;
      }
      for (; channel < channels; channel++, offset += 4) {
        const gradient = load<f32>(outputGradient) / divisor;
        for (let line = window + offset; line < windowEnd; line += rowBytes) {
          for (let at = line; at < line + width; at += cellBytes) store<f32>(at, load<f32>(at) + gradient);
        }
        outputGradient += 4;
      }
    }
  }
}
