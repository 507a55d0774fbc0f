import type { Rect } from './displayList.js';

/** Where a `::before` or `::after` with an absolute place stands in its containing block. */
export function pseudoRect(style: CSSStyleDeclaration, within: Rect): Rect {
  const frame = {
    x: within.x + parseFloat(style.left),
    y: within.y + parseFloat(style.top),
    width: parseFloat(style.width),
    height: parseFloat(style.height),
    radius: 0,
  };
  if (style.transform === 'none') return frame;
  const { a, b, d, e, f } = new DOMMatrixReadOnly(style.transform);
  // A turn is about the centre, and drawn as one.
  if (b !== 0) return { ...frame, x: frame.x + e, y: frame.y + f };
  const [originX, originY] = style.transformOrigin.split(' ').map(parseFloat);
  return {
    ...frame,
    x: frame.x + originX * (1 - a) + e,
    y: frame.y + originY * (1 - d) + f,
    width: frame.width * a,
    height: frame.height * d,
  };
}
