import { paintOf } from './color.js';
import { transformPoint, transformPath, scaleOf, type Matrix } from './paths.js';
import type { Box, Path, Stroke } from './displayList.js';

/** A shape of an inline drawing; undefined for what draws nothing itself. */
export function shapeOf(
  element: SVGGraphicsElement,
  style: CSSStyleDeclaration,
  matrix: Matrix,
): Box | Path | undefined {
  const look = {
    fill: element.localName === 'line' ? undefined : fillOf(style),
    stroke: strokeOf(style, style.vectorEffect === 'non-scaling-stroke' ? 1 : scaleOf(matrix)),
  };
  if (!look.fill && !look.stroke) return undefined;
  const number = (name: string) => Number(element.getAttribute(name)) || 0;
  switch (element.localName) {
    case 'path': {
      const d = transformPath(element.getAttribute('d') ?? '', matrix);
      return d ? { kind: 'path', d, ...look } : undefined;
    }
    case 'line': {
      const d = transformPath(`M${number('x1')} ${number('y1')}L${number('x2')} ${number('y2')}`, matrix);
      return { kind: 'path', d, ...look };
    }
    case 'circle': {
      const r = number('r');
      return boxOf(number('cx') - r, number('cy') - r, 2 * r, 2 * r, r, matrix, look);
    }
    case 'rect':
      return boxOf(number('x'), number('y'), number('width'), number('height'), number('rx'), matrix, look);
    default:
      return undefined;
  }
}

function boxOf(
  x: number,
  y: number,
  width: number,
  height: number,
  radius: number,
  matrix: Matrix,
  look: Pick<Box, 'fill' | 'stroke'>,
): Box {
  const [[left, top], [right, bottom]] = [
    transformPoint(matrix, x, y),
    transformPoint(matrix, x + width, y + height),
  ];
  return {
    kind: 'box',
    x: Math.min(left, right),
    y: Math.min(top, bottom),
    width: Math.abs(right - left),
    height: Math.abs(bottom - top),
    radius: radius * scaleOf(matrix),
    ...look,
  };
}

export function fillOf(style: CSSStyleDeclaration): Box['fill'] & Path['fill'] {
  const paint = style.fill === 'none' ? undefined : paintOf(style.fill);
  return paint && { ...paint, opacity: paint.opacity * Number(style.fillOpacity) };
}

export function strokeOf(style: CSSStyleDeclaration, scale: number): Stroke | undefined {
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
