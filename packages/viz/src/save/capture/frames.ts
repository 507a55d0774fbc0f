import type { Rect } from './displayList.js';

/** The part that two frames share; undefined where they share nothing. */
export function intersect(one: Rect, other: Rect): Rect | undefined {
  const [x, y] = [Math.max(one.x, other.x), Math.max(one.y, other.y)];
  const width = Math.min(one.x + one.width, other.x + other.width) - x;
  const height = Math.min(one.y + one.height, other.y + other.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height, radius: one.radius } : undefined;
}

/** Whether something reaches out of a frame, or into its round corners. */
export function overflows(inner: Rect, outer: Rect): boolean {
  // How far from a corner a circle leaves its square: 1 − √½ of its radius.
  const slack = 0.6 - outer.radius * 0.3;
  return (
    inner.x < outer.x - slack ||
    inner.y < outer.y - slack ||
    inner.x + inner.width > outer.x + outer.width + slack ||
    inner.y + inner.height > outer.y + outer.height + slack
  );
}

/** What is left of a frame within its four sides, such as its border. */
export const inset = ({ x, y, width, height, radius }: Rect, [top, right, bottom, left]: number[]): Rect => ({
  x: x + left,
  y: y + top,
  width: Math.max(0, width - left - right),
  height: Math.max(0, height - top - bottom),
  radius: Math.max(0, radius - left),
});

/** Pixels of the border on each side, as `inset` takes them. */
export const borderWidths = (style: CSSStyleDeclaration): number[] =>
  [style.borderTopWidth, style.borderRightWidth, style.borderBottomWidth, style.borderLeftWidth].map(
    parseFloat,
  );

export const paddings = (style: CSSStyleDeclaration): number[] =>
  [style.paddingTop, style.paddingRight, style.paddingBottom, style.paddingLeft].map(
    (padding) => parseFloat(padding) || 0,
  );

/** The size of a box before it was turned, from that of the upright box around it; it keeps its centre. */
export function unrotate({ x, y, width, height, radius }: Rect, degrees: number): Rect {
  const [cos, sin] = [Math.cos, Math.sin].map((share) => Math.abs(share((degrees * Math.PI) / 180)));
  const slope = cos * cos - sin * sin;
  if (Math.abs(slope) < 1e-3) return { x, y, width, height, radius };
  const w = (cos * width - sin * height) / slope;
  const h = (cos * height - sin * width) / slope;
  return { x: x + (width - w) / 2, y: y + (height - h) / 2, width: w, height: h, radius };
}
