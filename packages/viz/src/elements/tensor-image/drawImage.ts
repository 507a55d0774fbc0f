import { nothing, svg, type SVGTemplateResult } from 'lit';
import { styleVars } from '../../figure/draw/styleVars.js';
import type { ColorGroup, ImageModel } from './imageModel.js';

/** The side of a cell in the drawing's own units: pixels at the smallest size at which numbers are readable. */
export const cellSize = (picture: ImageModel): number => (picture.channels === 3 ? 40 : 25);

/** One path, and with values one text, for all cells that look the same. */
export function drawColorGroups(picture: ImageModel, hasValues: boolean): SVGTemplateResult[] {
  const size = cellSize(picture);
  const longest = Math.max(
    ...picture.colorGroups.map(({ cells }) => Math.max(...cells[0].texts.map((t) => t.length))),
  );
  const font = Math.min(11.5, (size * 0.94) / (longest * 0.6));
  return picture.colorGroups.map(
    (level) => svg`<g class="level ${level.isZero ? 'zero' : ''}" ${styleVars(fillOf(level))}>
      <path d=${outlines(level, size, hasValues ? size - 1 : size)} />
      ${hasValues ? drawNumbers(level, size, font) : nothing}
    </g>`,
  );
}

function fillOf({ shade, color: colour }: ColorGroup): Record<string, string> {
  return colour ? { '--_fill': colour } : { '--_shade': `${Number((shade * 100).toFixed(2))}%` };
}

function outlines({ cells }: ColorGroup, pitch: number, side: number): string {
  return cells
    .map(({ row, column }) => `M${column * pitch} ${row * pitch}h${side}v${side}h-${side}z`)
    .join('');
}

function drawNumbers({ cells }: ColorGroup, size: number, font: number): SVGTemplateResult {
  return svg`<text font-size=${font}>${cells.map(({ row, column, texts }) =>
    texts.map((text, i) => {
      const line = (i - (texts.length - 1) / 2) * (font + 0.5);
      return svg`<tspan x=${column * size + size / 2 - 0.5} y=${row * size + size / 2 + line + font * 0.36 - 0.5}>${text}</tspan>`;
    }),
  )}</text>`;
}
