import { paintOf } from './css/color.js';
import type { Box, Image, Paint, Path, Rect, Stroke, TextLine } from './displayList.js';
import { scaleOf, transformPath, transformPoint, type AffineTransform } from './paths.js';
import { textRun } from './text.js';

/** The shape that an SVG element draws; undefined for elements that draw none, and for what is invisible. */
export function shapeOf(
  element: SVGGraphicsElement,
  style: CSSStyleDeclaration,
  matrix: AffineTransform,
): Box | Path | undefined {
  const paints = {
    fill: element.localName === 'line' ? undefined : fillOf(style),
    stroke: strokeOf(style, style.vectorEffect === 'non-scaling-stroke' ? 1 : scaleOf(matrix)),
  };
  if (!paints.fill && !paints.stroke) return undefined;
  const number = (name: string) => Number(element.getAttribute(name)) || 0;
  switch (element.localName) {
    case 'path': {
      const d = transformPath(element.getAttribute('d') ?? '', matrix);
      return d ? { kind: 'path', d, ...paints } : undefined;
    }
    case 'line': {
      const d = transformPath(`M${number('x1')} ${number('y1')}L${number('x2')} ${number('y2')}`, matrix);
      return { kind: 'path', d, ...paints };
    }
    case 'circle': {
      const radius = number('r');
      const [x, y] = [number('cx') - radius, number('cy') - radius];
      return transformBox({ x, y, width: 2 * radius, height: 2 * radius, radius }, matrix, paints);
    }
    case 'rect': {
      const [x, y, width, height, radius] = ['x', 'y', 'width', 'height', 'rx'].map(number);
      return transformBox({ x, y, width, height, radius }, matrix, paints);
    }
    default:
      return undefined;
  }
}

function transformBox(rect: Rect, matrix: AffineTransform, paints: Pick<Box, 'fill' | 'stroke'>): Box {
  const [left, top] = transformPoint(matrix, rect.x, rect.y);
  const [right, bottom] = transformPoint(matrix, rect.x + rect.width, rect.y + rect.height);
  return {
    kind: 'box',
    x: Math.min(left, right),
    y: Math.min(top, bottom),
    width: Math.abs(right - left),
    height: Math.abs(bottom - top),
    radius: rect.radius * scaleOf(matrix),
    ...paints,
  };
}

/** The text of an SVG `<text>` or `<tspan>`, all in one style; undefined where it is empty or invisible. */
export function svgTextLine(
  node: Text,
  element: SVGTextContentElement,
  style: CSSStyleDeclaration,
  matrix: AffineTransform,
): TextLine | undefined {
  const text = node.data.trim();
  const fill = fillOf(style);
  if (!text || !fill || !('getNumberOfChars' in element)) return undefined;
  const start = element.getStartPositionOfChar(0);
  const end = element.getEndPositionOfChar(element.getNumberOfChars() - 1);
  const [left, y] = transformPoint(matrix, start.x, start.y);
  const [right] = transformPoint(matrix, end.x, start.y);
  const anchor = style.textAnchor as TextLine['anchor'];
  const x = anchor === 'start' ? left : anchor === 'end' ? right : (left + right) / 2;
  const size = parseFloat(style.fontSize) * scaleOf(matrix);
  const halo = style.paintOrder.startsWith('stroke') ? strokeOf(style, scaleOf(matrix)) : undefined;
  const runs = [textRun(text, left, right - left, size, style, fill)];
  return { kind: 'text', x, y, anchor, isRightToLeft: false, runs, halo };
}

/** The pixels of a 2D canvas; undefined where it has none. */
export function canvasImage(
  canvas: HTMLCanvasElement,
  style: CSSStyleDeclaration,
  contentBox: Rect,
): Image | undefined {
  const { width: columns, height: rows } = canvas;
  const context = canvas.getContext('2d');
  if (!context || columns === 0 || rows === 0) return undefined;
  const { x, y, width, height } = contentBox;
  const pixels = context.getImageData(0, 0, columns, rows);
  return { kind: 'image', x, y, width, height, pixels, isSmooth: style.imageRendering === 'auto' };
}

function fillOf(style: CSSStyleDeclaration): Paint | undefined {
  const paint = style.fill === 'none' ? undefined : paintOf(style.fill);
  return paint && { ...paint, opacity: paint.opacity * Number(style.fillOpacity) };
}

/** @param scale factor by which the stroke becomes wider in the display list */
function strokeOf(style: CSSStyleDeclaration, scale: number): Stroke | undefined {
  const paint = style.stroke === 'none' ? undefined : paintOf(style.stroke);
  const width = parseFloat(style.strokeWidth) * scale;
  if (!paint || !(width > 0)) return undefined;
  const dash = style.strokeDasharray === 'none' ? [] : style.strokeDasharray.split(/[, ]+/).map(parseFloat);
  return {
    ...paint,
    opacity: paint.opacity * Number(style.strokeOpacity),
    width,
    dash: dash.length > 0 ? dash.map((length) => length * scale) : undefined,
    cap: style.strokeLinecap === 'butt' ? undefined : style.strokeLinecap,
    join: style.strokeLinejoin === 'miter' ? undefined : style.strokeLinejoin,
  };
}
