import type { Image, Paint, Rect, Stroke, TextRun } from '../capture/displayList.js';
import { roundLength } from '../capture/paths.js';
import { canvasWithPixels } from './canvas.js';

/** The attributes of an SVG element, or of a part of them; those that are undefined are left out. */
export type Attributes = Record<string, string | number | undefined>;

export const boxAttributes = ({ x, y, width, height, radius }: Rect): Attributes => ({
  x: roundLength(x),
  y: roundLength(y),
  width: roundLength(width),
  height: roundLength(height),
  rx: radius > 0 ? roundLength(radius) : undefined,
});

export const fillAttributes = ({ color, opacity }: Paint): Attributes => ({
  fill: color,
  'fill-opacity': opacity < 1 ? roundLength(opacity) : undefined,
});

export const strokeAttributes = ({ color, opacity, width, dash, cap, join }: Stroke): Attributes => ({
  stroke: color,
  'stroke-opacity': opacity < 1 ? roundLength(opacity) : undefined,
  'stroke-width': width === 1 ? undefined : roundLength(width),
  'stroke-dasharray': dash?.map(roundLength).join(' '),
  'stroke-linecap': cap,
  'stroke-linejoin': join,
});

/** @param family font of the whole document */
export const runAttributes = (run: TextRun, family: string): Attributes => ({
  'font-size': roundLength(run.size),
  'font-weight': run.weight === '400' ? undefined : run.weight,
  'font-style': run.isItalic ? 'italic' : undefined,
  'text-decoration': run.isUnderlined ? 'underline' : undefined,
  'font-family': run.family === family ? undefined : run.family,
  ...fillAttributes(run.fill),
});

/** What a `<tspan>` sets to be different from its `<text>`, where `runAttributes` leaves the attribute out. */
export const initialValues: Record<string, string> = {
  'font-weight': '400',
  'font-style': 'normal',
  'text-decoration': 'none',
  'fill-opacity': '1',
};

/** Pixels of an image file per pixel of the figure: some programs interpolate pixelated images that they enlarge. */
const pixelDensity = 2;
const maxImageSide = 1024;

export function imageAttributes({ x, y, width, height, pixels, isSmooth }: Image): Attributes {
  const { width: columns, height: rows } = pixels;
  const maxFactor = Math.floor(maxImageSide / Math.max(columns, rows));
  const factor = isSmooth ? 1 : Math.max(1, Math.min(maxFactor, Math.ceil((pixelDensity * width) / columns)));
  return {
    x: roundLength(x),
    y: roundLength(y),
    width: roundLength(width),
    height: roundLength(height),
    preserveAspectRatio: 'none',
    'image-rendering': isSmooth ? undefined : 'pixelated',
    'data-columns': columns,
    'data-rows': rows,
    href: canvasWithPixels(pixels, factor).toDataURL(),
  };
}
