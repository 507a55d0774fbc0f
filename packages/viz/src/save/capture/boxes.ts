import { paintOf } from './css/color.js';
import type { Box, Rect, Stroke } from './displayList.js';
import { gradientsOf, splitList } from './css/gradients.js';

const sides = ['Top', 'Right', 'Bottom', 'Left'] as const;

/** The shadows, background and border of a box, in paint order. */
export function boxesOf(style: CSSStyleDeclaration, area: Rect): Box[] {
  const rect = { ...area, radius: radiusOf(style.borderTopLeftRadius, area) };
  const fill = paintOf(style.backgroundColor);
  const gradients = gradientsOf(style, rect);
  const shadows = splitList(style.boxShadow, ',');
  const shadowBoxes = (isInset: boolean) =>
    shadows
      .filter((shadow) => shadow !== 'none' && shadow.includes('inset') === isInset)
      .toReversed()
      .flatMap((shadow) => shadowBox(shadow, rect));
  const [outerShadows, insetShadows] = [shadowBoxes(false), shadowBoxes(true)];
  const border = borderBoxes(style, rect);
  const [stroked] = border;
  // One box where nothing is painted between the background and the border.
  if (fill && stroked?.stroke && gradients.length === 0 && insetShadows.length === 0) {
    return [...outerShadows, { ...stroked, fill }];
  }
  const background: Box[] = fill ? [{ kind: 'box', ...rect, fill }] : [];
  return [...outerShadows, ...background, ...gradients, ...insetShadows, ...border];
}

export function radiusOf(css: string, { width, height }: Rect): number {
  const radius = parseFloat(css) || 0;
  const maxRadius = Math.min(width, height) / 2;
  return Math.min(maxRadius, css.endsWith('%') ? (radius / 100) * Math.min(width, height) : radius);
}

/** One stroked box where all sides are equal, else one filled box per side. */
function borderBoxes(style: CSSStyleDeclaration, rect: Rect): Box[] {
  const borders = sides.map((side) => ({
    width: style[`border${side}Style`] === 'none' ? 0 : parseFloat(style[`border${side}Width`]) || 0,
    lineStyle: style[`border${side}Style`],
    paint: paintOf(style[`border${side}Color`]),
  }));
  const [{ width, lineStyle, paint }] = borders;
  const isUniform = borders.every(
    (border) =>
      border.width === width && border.lineStyle === lineStyle && border.paint?.color === paint?.color,
  );
  if (isUniform) {
    if (!paint || width === 0) return [];
    return [strokeInside(rect, { ...paint, width, dash: dashOf(lineStyle, width) })];
  }
  const [top, right, bottom, left] = borders.map((border) => border.width);
  const sideRects = [
    { ...rect, height: top },
    { ...rect, x: rect.x + rect.width - right, width: right },
    { ...rect, y: rect.y + rect.height - bottom, height: bottom },
    { ...rect, width: left },
  ];
  return sideRects.flatMap((side, i): Box[] => {
    const { paint: fill, width } = borders[i];
    return fill && width > 0 ? [{ kind: 'box', ...side, radius: 0, fill }] : [];
  });
}

function dashOf(lineStyle: string, width: number): number[] | undefined {
  if (lineStyle === 'dotted') return [width, width];
  return lineStyle === 'dashed' ? [width * (width < 3 ? 3 : 2), width * (width < 3 ? 2 : 1)] : undefined;
}

/** A border within a rectangle: a stroke is centred on the outline, so that is half the width further in. */
function strokeInside(rect: Rect, stroke: Stroke): Box {
  return { kind: 'box', ...outset(rect, -stroke.width / 2), stroke };
}

const outset = ({ x, y, width, height, radius }: Rect, by: number): Rect => ({
  x: x - by,
  y: y - by,
  width: Math.max(0, width + 2 * by),
  height: Math.max(0, height + 2 * by),
  radius: radius > 0 ? Math.max(0, radius + by) : 0,
});

/** A shadow with only a spread is a border outside, or with `inset` inside, its box; others are left out. */
function shadowBox(shadow: string, rect: Rect): Box[] {
  const parts = splitList(shadow, ' ');
  const lengths = parts.filter((part) => part.endsWith('px')).map(parseFloat);
  const color = parts.find((part) => !part.endsWith('px') && part !== 'inset');
  const paint = color === undefined ? undefined : paintOf(color);
  const [x = 0, y = 0, blur = 0, spread = 0] = lengths;
  if (!paint || x !== 0 || y !== 0 || blur !== 0 || spread <= 0) return [];
  const outer = shadow.includes('inset') ? rect : outset(rect, spread);
  return [strokeInside(outer, { ...paint, width: spread })];
}
