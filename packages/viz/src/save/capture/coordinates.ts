import type { Rect } from './displayList.js';
import type { AffineTransform } from './paths.js';
import { unrotate } from './rects.js';

/** Converts coordinates of the viewport into those of a display list. */
export class Coordinates {
  /**
   * @param bounds of the figure in the viewport
   * @param scale factor by which the page enlarges the figure, such as by a CSS transform
   */
  constructor(
    private readonly bounds: DOMRect,
    private readonly scale: number,
  ) {}

  /** @param rotation in degrees: that of the element which `rect` is the bounding box of */
  rectOf({ left, top, width, height }: DOMRect, rotation = 0): Rect {
    const { bounds, scale } = this;
    const rect = {
      x: (left - bounds.left) / scale,
      y: (top - bounds.top) / scale,
      width: width / scale,
      height: height / scale,
      radius: 0,
    };
    return rotation % 360 === 0 ? rect : unrotate(rect, rotation);
  }

  /** From the coordinates of an SVG element to those of the display list. */
  matrixOf(element: SVGGraphicsElement): AffineTransform {
    const { a, b, c, d, e, f } = element.getScreenCTM()!;
    const { bounds, scale } = this;
    return {
      a: a / scale,
      b: b / scale,
      c: c / scale,
      d: d / scale,
      e: (e - bounds.left) / scale,
      f: (f - bounds.top) / scale,
    };
  }
}
