import type { Box, Rect, Image, Mark, Path, DisplayList, Stroke, TextLine } from '../capture/displayList.js';

/** Browsers draw nothing on canvases with longer sides or more pixels. */
const maxSide = 16_384;
const maxPixels = 2 ** 26;

/** The scale that was asked for, or less where the canvas would be too large. */
export function fittingScale(
  { width, height }: Pick<DisplayList, 'width' | 'height'>,
  scale: number,
): number {
  return Math.min(scale, maxSide / width, maxSide / height, Math.sqrt(maxPixels / (width * height)));
}

/** @throws Error where the scale is not above 0 and at most 8 */
export function readScale(scale: number, caller: string): number {
  if (scale > 0 && scale <= 8) return scale;
  throw new Error(`${caller}: scale must be above 0 and at most 8, but got ${String(scale)}.`);
}

/**
 * Draws marks with the canvas' own means, since a strict content policy lets no SVG file be loaded as an image.
 *
 * @param isFilled whether what is behind the figure is drawn as well: where nothing may be transparent
 */
export function drawDisplayList(
  context: CanvasRenderingContext2D,
  picture: DisplayList,
  scale: number,
  isFilled: boolean,
): void {
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.globalAlpha = 1;
  if (isFilled || !picture.hasCard) {
    context.fillStyle = picture.background;
    context.fillRect(0, 0, context.canvas.width / scale, context.canvas.height / scale);
  }
  for (const mark of picture.marks) {
    context.save();
    if (mark.clip) {
      context.clip(outlinePath(mark.clip));
    }
    if (mark.rotation) rotate(context, mark.rotation);
    drawMark(context, mark);
    context.restore();
  }
}

/** @param multiple of which both sides are one */
export function createCanvas(
  { width, height }: DisplayList,
  scale: number,
  multiple = 1,
): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  const side = (length: number) => Math.max(1, Math.round((length * scale) / multiple)) * multiple;
  canvas.width = side(width);
  canvas.height = side(height);
  return canvas.getContext('2d', { willReadFrequently: true })!;
}

export async function writePNG(picture: DisplayList, scale: number): Promise<Blob> {
  const fitting = fittingScale(picture, scale);
  const context = createCanvas(picture, fitting);
  drawDisplayList(context, picture, fitting, false);
  const blob = await new Promise<Blob | null>((resolve) => context.canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('toPNG: the figure is too large to be drawn.');
  return blob;
}

function outlinePath({ x, y, width, height, radius }: Rect): Path2D {
  const path = new Path2D();
  if (radius > 0) path.roundRect(x, y, width, height, Math.min(radius, width / 2, height / 2));
  else path.rect(x, y, width, height);
  return path;
}

function rotate(context: CanvasRenderingContext2D, [degrees, x, y]: NonNullable<Mark['rotation']>): void {
  context.translate(x, y);
  context.rotate((degrees * Math.PI) / 180);
  context.translate(-x, -y);
}

function drawMark(context: CanvasRenderingContext2D, mark: Mark): void {
  if (mark.kind === 'text') drawText(context, mark, mark.opacity);
  else if (mark.kind === 'image') drawImage(context, mark, mark.opacity);
  else drawShape(context, mark, mark.opacity);
}

function drawShape(context: CanvasRenderingContext2D, shape: Box | Path, opacity: number): void {
  const path = shape.kind === 'path' ? new Path2D(shape.d) : outlinePath(shape);
  const { fill, stroke } = shape;
  if (fill && 'stops' in fill) {
    const gradient = context.createLinearGradient(...fill.from, ...fill.to);
    for (const { at, paint } of fill.stops)
      gradient.addColorStop(at, withOpacity(paint.color, paint.opacity));
    context.globalAlpha = opacity;
    context.fillStyle = gradient;
    context.fill(path);
  } else if (fill) {
    context.globalAlpha = opacity * fill.opacity;
    context.fillStyle = fill.color;
    context.fill(path);
  }
  if (!stroke) return;
  setStroke(context, stroke, opacity);
  context.stroke(path);
}

const withOpacity = (colour: string, opacity: number): string =>
  colour +
  Math.round(opacity * 255)
    .toString(16)
    .padStart(2, '0');

function setStroke(context: CanvasRenderingContext2D, stroke: Stroke, opacity: number): void {
  context.globalAlpha = opacity * stroke.opacity;
  context.strokeStyle = stroke.color;
  context.lineWidth = stroke.width;
  context.lineCap = (stroke.cap ?? 'butt') as CanvasLineCap;
  context.lineJoin = (stroke.join ?? 'miter') as CanvasLineJoin;
  context.setLineDash(stroke.dash ?? []);
}

/** Each span where it stands on the page: a canvas knows no tabular figures. */
function drawText(context: CanvasRenderingContext2D, text: TextLine, opacity: number): void {
  context.direction = text.isRightToLeft ? 'rtl' : 'ltr';
  context.textAlign = 'left';
  for (const {
    text: letters,
    left,
    width,
    size,
    weight,
    isItalic,
    isUnderlined,
    family,
    fill,
  } of text.runs) {
    context.font = `${isItalic ? 'italic ' : ''}${weight} ${size}px ${family}`;
    if (text.halo) {
      setStroke(context, text.halo, opacity);
      context.strokeText(letters, left, text.y);
    }
    context.globalAlpha = opacity * fill.opacity;
    context.fillStyle = fill.color;
    context.fillText(letters, left, text.y, width + 1);
    if (isUnderlined) context.fillRect(left, text.y + size * 0.12, width, Math.max(1, size / 14));
  }
}

function drawImage(context: CanvasRenderingContext2D, image: Image, opacity: number): void {
  const { x, y, width, height, pixels, isSmooth } = image;
  context.globalAlpha = opacity;
  context.imageSmoothingEnabled = isSmooth;
  context.drawImage(canvasWithPixels(pixels, 1), x, y, width, height);
}

/** @param side of the square that stands for each pixel */
export function canvasWithPixels(pixels: ImageData, side: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = pixels.width;
  canvas.height = pixels.height;
  canvas.getContext('2d')!.putImageData(pixels, 0, 0);
  if (side === 1) return canvas;
  const large = document.createElement('canvas');
  large.width = pixels.width * side;
  large.height = pixels.height * side;
  const context = large.getContext('2d')!;
  context.imageSmoothingEnabled = false;
  context.drawImage(canvas, 0, 0, large.width, large.height);
  return large;
}
