import { svg, type SVGTemplateResult } from 'lit';
import type { Rectangle } from './stages.js';

/** The gap between two boxes, in the units of a box, which is 100 wide and high. */
export const gap = 30;

/** Where a picture is drawn in its box; the pages behind it take what is left at the top and right. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

const maxSide = 86;

/** @param largest the side of the largest image of the model, in cells: all are drawn to one scale */
export function imageBox([height, width]: readonly number[], largest: number): Box {
  // Images much smaller than the largest stay large enough to be pointed at.
  const side = (maxSide * Math.max(0.34, Math.max(height, width) / largest)) / Math.max(height, width);
  const [w, h] = [width * side, height * side];
  return { x: 3 + (maxSide - w) / 2, y: 11 + (maxSide - h) / 2, width: w, height: h };
}

/** Cells of a picture, in the units of its box. */
export function cellBox(place: Box, [rows, columns]: readonly number[], cells: Rectangle): Box {
  return {
    x: place.x + (cells.column / columns) * place.width,
    y: place.y + (cells.row / rows) * place.height,
    width: (cells.width / columns) * place.width,
    height: (cells.height / rows) * place.height,
  };
}

/** What tapers from a window in one box to a cell, or to a smaller window, in the next box. */
export function drawLink(from: Box, to: Box, isDown: boolean): SVGTemplateResult {
  const step = 100 + gap;
  const [x, y] = isDown ? [to.x, to.y + step] : [to.x + step, to.y];
  const edges = isDown
    ? [from.x, from.y + from.height, x, y, x + to.width, y, from.x + from.width, from.y + from.height]
    : [from.x + from.width, from.y, x, y, x, y + to.height, from.x + from.width, from.y + from.height];
  const [a, b, c, d, e, f, g, h] = edges.map((edge) => edge.toFixed(1));
  return svg`<path class="fill" d="M${a} ${b}L${c} ${d}L${e} ${f}L${g} ${h}z" /><path
    class="edge" d="M${a} ${b}L${c} ${d}M${g} ${h}L${e} ${f}" />`;
}
