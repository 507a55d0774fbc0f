interface Size {
  width: number;
  height: number;
}

/** Browsers leave canvases with longer sides or more pixels empty. */
const maxSide = 16_384;
const maxPixels = 2 ** 26;

/** @throws Error where the scale is not above 0 and at most 8 */
export function checkScale(scale: number, caller: string): void {
  if (scale > 0 && scale <= 8) return;
  throw new Error(`${caller}: scale must be above 0 and at most 8, but got ${String(scale)}.`);
}

/** The requested scale, or the largest at which a canvas can be drawn. */
export function fittingScale({ width, height }: Size, scale: number): number {
  return Math.min(scale, maxSide / width, maxSide / height, Math.sqrt(maxPixels / (width * height)));
}

/** Pixels of all frames together: more take too long to encode. */
const maxAnimationPixels = 150e6;

/** The requested scale, or the largest at which this many frames are encoded in a reasonable time. */
export function animationScale(size: Size, frameCount: number, scale: number): number {
  const { width, height } = size;
  return fittingScale(size, Math.min(scale, Math.sqrt(maxAnimationPixels / (frameCount * width * height))));
}

/** The largest frame of the codecs that `encoderFor` tries. */
const [maxLongSide, maxShortSide] = [4096, 2304];

/** The requested scale, or the largest at which a video encoder accepts the frames. */
export function encodableScale(size: Size, scale: number): number {
  const [long, short] = [Math.max(size.width, size.height), Math.min(size.width, size.height)];
  return fittingScale(size, Math.min(scale, maxLongSide / long, maxShortSide / short));
}
