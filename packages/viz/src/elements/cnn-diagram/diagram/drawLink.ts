import { svg, type SVGTemplateResult } from 'lit';
import type { Rectangle } from '../network/receptiveFieldOf.js';

/** The gap between two stages, in the units of a stage's box, which is 100 wide and 100 high. */
export const gap = 30;

/** The longest side of an image in its box; the sheets behind it need the space at the top and right. */
const maxSide = 86;
/** The height of a line, which is drawn as an image of one row. */
const lineHeight = 20;
/** How far the control points of the arc between two lines are below them. */
const arcDepth = 34;
/** Images much smaller than the largest are drawn at this share of its side, so that they can be pointed at. */
const minShare = 0.34;

/** A rectangle in the units of a stage's box. */
export interface StageBox {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * Where an image is drawn in its box.
 *
 * @param maxLength of the sides of all images of the model, in cells: they are drawn to one scale
 */
export function imageBox([rows, columns]: readonly number[], maxLength: number): StageBox {
  const length = Math.max(rows, columns);
  const cell = (maxSide * Math.max(minShare, length / maxLength)) / length;
  const [width, height] = [columns * cell, rows === 1 ? Math.max(cell, lineHeight) : rows * cell];
  return { x: 3 + (maxSide - width) / 2, y: 11 + (maxSide - height) / 2, width, height };
}

/** Where some cells of an image are drawn in its box. */
export function cellBox(image: StageBox, [rows, columns]: readonly number[], cells: Rectangle): StageBox {
  return {
    x: image.x + (cells.column / columns) * image.width,
    y: image.y + (cells.row / rows) * image.height,
    width: (cells.width / columns) * image.width,
    height: (cells.height / rows) * image.height,
  };
}

/** The shape that tapers from a window of one stage to a cell or a smaller window of the next. */
export function drawLink(from: StageBox, to: StageBox, isDown: boolean): SVGTemplateResult {
  const step = 100 + gap;
  const [x, y] = isDown ? [to.x, to.y + step] : [to.x + step, to.y];
  const corners = isDown
    ? [from.x, from.y + from.height, x, y, x + to.width, y, from.x + from.width, from.y + from.height]
    : [from.x + from.width, from.y, x, y, x, y + to.height, from.x + from.width, from.y + from.height];
  const [a, b, c, d, e, f, g, h] = corners.map((corner) => corner.toFixed(1));
  return svg`<path class="fill" d="M${a} ${b}L${c} ${d}L${e} ${f}L${g} ${h}z" /><path
    class="edge" d="M${a} ${b}L${c} ${d}M${g} ${h}L${e} ${f}" />`;
}

/** The link between two lines beside each other, in an arc below them, so that it covers neither. */
export function drawArc(from: StageBox, to: StageBox): SVGTemplateResult {
  const top = from.y + from.height;
  const [a, b, c, d] = [from.x, from.x + from.width, to.x, to.x + to.width].map((x, i) =>
    (i < 2 ? x : x + 100 + gap).toFixed(1),
  );
  const [y, outer, inner] = [top, top + arcDepth, top + arcDepth * 0.8].map((value) => value.toFixed(1));
  const [out, back] = [`C${a} ${outer} ${d} ${outer} ${d} ${y}`, `C${c} ${inner} ${b} ${inner} ${b} ${y}`];
  return svg`<path class="fill" d="M${a} ${y}${out}L${c} ${y}${back}z" /><path
    class="edge" d="M${a} ${y}${out}M${c} ${y}${back}" />`;
}
