import type { Box, DisplayList, Image, Mark, Path, Rect, Stroke, TextLine } from '../capture/displayList.js';

/** @param multiple that both sides are rounded to */
export function createCanvas(list: DisplayList, scale: number, multiple = 1): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  const side = (length: number) => Math.max(1, Math.round((length * scale) / multiple)) * multiple;
  canvas.width = side(list.width);
  canvas.height = side(list.height);
  return canvas.getContext('2d', { willReadFrequently: true })!;
}

/**
 * Draws a display list by canvas calls: under a strict content security policy an SVG can not be loaded as an image.
 *
 * @param isOpaque whether the background of the page fills what the figure leaves transparent, such as its corners
 */
export function drawDisplayList(
  context: CanvasRenderingContext2D,
  list: DisplayList,
  scale: number,
  isOpaque = false,
): void {
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.globalAlpha = 1;
  if (isOpaque || !list.hasCard) {
    context.fillStyle = list.background;
    context.fillRect(0, 0, context.canvas.width / scale, context.canvas.height / scale);
  }
  for (const mark of list.marks) {
    context.save();
    if (mark.clip) context.clip(outlineOf(mark.clip));
    if (mark.rotation) rotate(context, mark.rotation);
    drawMark(context, mark);
    context.restore();
  }
}

function outlineOf({ x, y, width, height, radius }: Rect): Path2D {
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
  const path = shape.kind === 'path' ? new Path2D(shape.d) : outlineOf(shape);
  const { fill, stroke } = shape;
  if (fill && 'stops' in fill) {
    const gradient = context.createLinearGradient(...fill.from, ...fill.to);
    for (const { offset, paint } of fill.stops)
      gradient.addColorStop(offset, withOpacity(paint.color, paint.opacity));
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

/** A color as `#rrggbbaa`. */
const withOpacity = (color: string, opacity: number): string =>
  color +
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

/** Each run at its own position: a canvas has no tabular numerals, so that widths differ from those of the page. */
function drawText(context: CanvasRenderingContext2D, line: TextLine, opacity: number): void {
  context.direction = line.isRightToLeft ? 'rtl' : 'ltr';
  context.textAlign = 'left';
  for (const { text, left, width, size, weight, isItalic, isUnderlined, family, fill } of line.runs) {
    context.font = `${isItalic ? 'italic ' : ''}${weight} ${size}px ${family}`;
    if (line.halo) {
      setStroke(context, line.halo, opacity);
      context.strokeText(text, left, line.y);
    }
    context.globalAlpha = opacity * fill.opacity;
    context.fillStyle = fill.color;
    context.fillText(text, left, line.y, width + 1);
    if (isUnderlined) context.fillRect(left, line.y + size * 0.12, width, Math.max(1, size / 14));
  }
}

function drawImage(context: CanvasRenderingContext2D, image: Image, opacity: number): void {
  const { x, y, width, height, pixels, isSmooth } = image;
  context.globalAlpha = opacity;
  context.imageSmoothingEnabled = isSmooth;
  context.drawImage(canvasWithPixels(pixels), x, y, width, height);
}

/** @param factor by which both sides are enlarged, without interpolation */
export function canvasWithPixels(pixels: ImageData, factor = 1): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = pixels.width;
  canvas.height = pixels.height;
  canvas.getContext('2d')!.putImageData(pixels, 0, 0);
  if (factor === 1) return canvas;
  const enlarged = document.createElement('canvas');
  enlarged.width = pixels.width * factor;
  enlarged.height = pixels.height * factor;
  const context = enlarged.getContext('2d')!;
  context.imageSmoothingEnabled = false;
  context.drawImage(canvas, 0, 0, enlarged.width, enlarged.height);
  return enlarged;
}
