import type { Rect } from './displayList.js';

/** The area that two rectangles share, with the corners of the first; undefined where they share nothing. */
export function intersect(first: Rect, second: Rect): Rect | undefined {
  const [x, y] = [Math.max(first.x, second.x), Math.max(first.y, second.y)];
  const width = Math.min(first.x + first.width, second.x + second.width) - x;
  const height = Math.min(first.y + first.height, second.y + second.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height, radius: first.radius } : undefined;
}

/** Whether any part of `inner` is outside `outer`, or in one of its rounded corners. */
export function overflows(inner: Rect, outer: Rect): boolean {
  // A rounded corner cuts off 1 − √½ of its radius in each direction; 0.6 px of rounding errors are allowed.
  const slack = 0.6 - outer.radius * 0.3;
  return (
    inner.x < outer.x - slack ||
    inner.y < outer.y - slack ||
    inner.x + inner.width > outer.x + outer.width + slack ||
    inner.y + inner.height > outer.y + outer.height + slack
  );
}

/** A rectangle without a strip along each side, such as its border. */
export const inset = ({ x, y, width, height, radius }: Rect, [top, right, bottom, left]: number[]): Rect => ({
  x: x + left,
  y: y + top,
  width: Math.max(0, width - left - right),
  height: Math.max(0, height - top - bottom),
  radius: Math.max(0, radius - left),
});

/** Pixels of the border at the top, right, bottom and left, as `inset` takes them. */
export const borderWidths = (style: CSSStyleDeclaration): number[] =>
  [style.borderTopWidth, style.borderRightWidth, style.borderBottomWidth, style.borderLeftWidth].map(
    parseFloat,
  );

/** Pixels of the padding, in the same order. */
export const paddings = (style: CSSStyleDeclaration): number[] =>
  [style.paddingTop, style.paddingRight, style.paddingBottom, style.paddingLeft].map(
    (padding) => parseFloat(padding) || 0,
  );

/** Clockwise degrees by which a computed style rotates its box; 0 for other transforms. */
export function rotationOf({ transform }: CSSStyleDeclaration): number {
  if (transform === 'none') return 0;
  const { a, b } = new DOMMatrixReadOnly(transform);
  return b === 0 ? 0 : (Math.atan2(b, a) * 180) / Math.PI;
}

/** A box before its rotation, computed from the bounding box after it; both have the same centre. */
export function unrotate({ x, y, width, height, radius }: Rect, degrees: number): Rect {
  const [cos, sin] = [Math.cos, Math.sin].map((ratio) => Math.abs(ratio((degrees * Math.PI) / 180)));
  const determinant = cos * cos - sin * sin;
  // At 45° every rectangle of the same perimeter has the same bounding box.
  if (Math.abs(determinant) < 1e-3) return { x, y, width, height, radius };
  const w = (cos * width - sin * height) / determinant;
  const h = (cos * height - sin * width) / determinant;
  return { x: x + (width - w) / 2, y: y + (height - h) / 2, width: w, height: h, radius };
}

/** The box of an absolutely positioned `::before` or `::after` in its containing block, before its rotation. */
export function pseudoRect(style: CSSStyleDeclaration, containingBlock: Rect): Rect {
  const rect = {
    x: containingBlock.x + parseFloat(style.left),
    y: containingBlock.y + parseFloat(style.top),
    width: parseFloat(style.width),
    height: parseFloat(style.height),
    radius: 0,
  };
  if (style.transform === 'none') return rect;
  const { a, b, d, e, f } = new DOMMatrixReadOnly(style.transform);
  // The mark itself is rotated about its centre.
  if (b !== 0) return { ...rect, x: rect.x + e, y: rect.y + f };
  const [originX, originY] = style.transformOrigin.split(' ').map(parseFloat);
  return {
    ...rect,
    x: rect.x + originX * (1 - a) + e,
    y: rect.y + originY * (1 - d) + f,
    width: rect.width * a,
    height: rect.height * d,
  };
}

/** The element, or its closest ancestor, that absolutely positioned content in it is placed against. */
export function positionedAncestor(element: Element): Element {
  for (let ancestor = element; ancestor.parentElement; ancestor = ancestor.parentElement) {
    const { position, transform } = getComputedStyle(ancestor);
    if (position !== 'static' || transform !== 'none') return ancestor;
  }
  return element;
}
