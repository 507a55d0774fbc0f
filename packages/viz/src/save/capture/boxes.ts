import { paintOf } from './color.js';
import { gradientsOf, split } from './gradients.js';
import type { Box, Rect, Stroke } from './displayList.js';

const sides = ['Top', 'Right', 'Bottom', 'Left'] as const;

/** All that CSS draws of a box itself, from back to front. */
export function boxesOf(style: CSSStyleDeclaration, area: Rect): Box[] {
  const frame = { ...area, radius: radiusOf(style.borderTopLeftRadius, area) };
  const background = paintOf(style.backgroundColor);
  const gradients = gradientsOf(style, frame);
  const shadows = split(style.boxShadow, ',');
  const rings = (isInner: boolean) =>
    shadows
      .filter((shadow) => shadow !== 'none' && shadow.includes('inset') === isInner)
      .toReversed()
      .flatMap((shadow) => insetOrSpread(shadow, frame));
  const border = borderBoxes(style, frame);
  const [whole] = border;
  // Fill and border are one, where nothing comes between them.
  if (background && whole?.stroke && gradients.length === 0 && rings(true).length === 0) {
    return [...rings(false), { ...whole, fill: background }];
  }
  const ground: Box[] = background ? [{ kind: 'box', ...frame, fill: background }] : [];
  return [...rings(false), ...ground, ...gradients, ...rings(true), ...border];
}

export function radiusOf(css: string, { width, height }: Rect): number {
  const radius = parseFloat(css) || 0;
  const most = Math.min(width, height) / 2;
  return Math.min(most, css.endsWith('%') ? (radius / 100) * Math.min(width, height) : radius);
}

/** One stroke where all sides are alike, else a bar a side. */
function borderBoxes(style: CSSStyleDeclaration, frame: Rect): Box[] {
  const lines = sides.map((side) => ({
    width: style[`border${side}Style`] === 'none' ? 0 : parseFloat(style[`border${side}Width`]) || 0,
    look: style[`border${side}Style`],
    paint: paintOf(style[`border${side}Color`]),
  }));
  const [{ width, look, paint }] = lines;
  const isEven = lines.every(
    (line) => line.width === width && line.look === look && line.paint?.color === paint?.color,
  );
  if (isEven) {
    if (!paint || width === 0) return [];
    return [strokeInside(frame, { ...paint, width, dash: dashOf(look, width) })];
  }
  const { x, y, width: across, height: down } = frame;
  const [top, right, bottom, left] = lines.map((line) => line.width);
  const bars = [
    { x, y, width: across, height: top },
    { x: x + across - right, y, width: right, height: down },
    { x, y: y + down - bottom, width: across, height: bottom },
    { x, y, width: left, height: down },
  ];
  return bars.flatMap((bar, i): Box[] => {
    const { paint } = lines[i];
    return paint && lines[i].width > 0 ? [{ kind: 'box', ...bar, radius: 0, fill: paint }] : [];
  });
}

function dashOf(look: string, width: number): number[] | undefined {
  if (look === 'dotted') return [width, width];
  return look === 'dashed' ? [width * (width < 3 ? 3 : 2), width * (width < 3 ? 2 : 1)] : undefined;
}

/** A stroke is drawn on both sides of its line: the line lies half of it inside. */
export function strokeInside(frame: Rect, stroke: Stroke): Box {
  return { kind: 'box', ...grow(frame, -stroke.width / 2), stroke };
}

const grow = ({ x, y, width, height, radius }: Rect, by: number): Rect => ({
  x: x - by,
  y: y - by,
  width: Math.max(0, width + 2 * by),
  height: Math.max(0, height + 2 * by),
  radius: radius > 0 ? Math.max(0, radius + by) : 0,
});

/** A shadow that neither moves nor blurs is a ring around, or within, its box. */
function insetOrSpread(shadow: string, frame: Rect): Box[] {
  const parts = split(shadow, ' ');
  const lengths = parts.filter((part) => part.endsWith('px')).map(parseFloat);
  const colour = parts.find((part) => !part.endsWith('px') && part !== 'inset');
  const paint = colour === undefined ? undefined : paintOf(colour);
  const [x = 0, y = 0, blur = 0, width = 0] = lengths;
  if (!paint || x !== 0 || y !== 0 || blur !== 0 || width <= 0) return [];
  const outer = shadow.includes('inset') ? frame : grow(frame, width);
  return [strokeInside(outer, { ...paint, width })];
}
