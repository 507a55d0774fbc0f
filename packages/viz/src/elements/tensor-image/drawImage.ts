import { nothing, svg, type SVGTemplateResult } from 'lit';
import { styleVars } from '../../figure/draw/styleVars.js';
import type { ColorGroup, ImageModel } from './imageModel.js';

const maxFontSize = 11.5;

/** The side of a cell in units of the drawing: pixels, where the image is as small as its numbers are readable. */
export const cellSize = ({ channels }: ImageModel): number => (channels === 3 ? 40 : 25);

/** One path for all cells of a colour, and with values one text. */
export function drawColorGroups(image: ImageModel, hasValues: boolean): SVGTemplateResult[] {
  const size = cellSize(image);
  const lengths = image.colorGroups.flatMap(({ cells }) => cells[0].texts.map(({ length }) => length));
  const fontSize = Math.min(maxFontSize, (size * 0.94) / (Math.max(...lengths) * 0.6));
  return image.colorGroups.map(
    (group) => svg`<g class="level ${group.isZero ? 'zero' : ''}" ${styleVars(fillOf(group))}>
      <path d=${outlines(group, size, hasValues ? size - 1 : size)} />
      ${hasValues ? drawNumbers(group, size, fontSize) : nothing}
    </g>`,
  );
}

function fillOf({ shade, color }: ColorGroup): Record<string, string> {
  return color ? { '--_fill': color } : { '--_shade': `${Number((shade * 100).toFixed(2))}%` };
}

/** @param pitch from one cell to the next */
const outlines = ({ cells }: ColorGroup, pitch: number, side: number): string =>
  cells.map(({ row, column }) => `M${column * pitch} ${row * pitch}h${side}v${side}h-${side}z`).join('');

function drawNumbers({ cells }: ColorGroup, size: number, fontSize: number): SVGTemplateResult {
  return svg`<text font-size=${fontSize}>${cells.map(({ row, column, texts }) =>
    texts.map((text, i) => {
      const line = (i - (texts.length - 1) / 2) * (fontSize + 0.5);
      return svg`<tspan x=${column * size + size / 2 - 0.5} y=${row * size + size / 2 + line + fontSize * 0.36 - 0.5}>${text}</tspan>`;
    }),
  )}</text>`;
}
