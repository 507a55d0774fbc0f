import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { pixels } from '../../../../figure/draw/pixels.js';
import { styleVars } from '../../../../figure/draw/styleVars.js';
import type { DiagramState } from '../DiagramState.js';
import { cellBox, drawArc, drawLink, gap, imageBox, type StageBox } from '../drawLink.js';

/** Sheets behind the image, up and to the right, represent its other channels. */
const maxSheets = 3;
const sheetOffset = 3;

/** The image of a stage, the window in it, and the links to the window of the next stage. */
export function drawImage({ stages, images, windows, channel }: DiagramState, s: number): TemplateResult {
  const { kind } = stages[s];
  const shape = stages[s].image!;
  const maxLength = Math.max(...stages.flatMap(({ image }) => image?.slice(0, 2) ?? []));
  const box = imageBox(shape, maxLength);
  const sheets = kind === 'input' ? 0 : Math.min(maxSheets, shape[2] - 1);
  const image = images[s]?.[Math.min(channel, images[s].length - 1)];
  const windowBox = (stage: number) => {
    const [image, window] = [stages[stage]?.image, windows[stage]];
    return image && window ? cellBox(imageBox(image, maxLength), image, window) : undefined;
  };
  const areLines = shape[0] === 1 && stages[s + 1]?.image?.[0] === 1;
  const [own, next] = [windowBox(s), windowBox(s + 1)];
  const position = styleVars({ '--_x': box.x, '--_y': box.y, '--_w': box.width, '--_h': box.height });
  return html`<svg class="over" viewBox="0 0 100 100" aria-hidden="true">
      ${Array.from({ length: sheets + 1 }, (_, i) => drawSheet(box, (sheets - i) * sheetOffset, !image))}
    </svg>
    ${
      image
        ? html`<canvas
            class="picture ${kind === 'input' ? 'ink' : 'output'}"
            ${pixels(image)}
            ${position}
          ></canvas>`
        : html`<i class="picture" ${position}></i>`
    }
    ${own && next ? html`${drawLinkTo(own, next, false, areLines)} ${drawLinkTo(own, next, true, areLines)}` : nothing}
    ${
      own
        ? html`<svg class="over" viewBox="0 0 100 100" aria-hidden="true">
            ${drawRectangle(own, 'halo')} ${drawRectangle(own, 'window')}
          </svg>`
        : nothing
    }`;
}

const drawSheet = ({ x, y, width, height }: StageBox, offset: number, isBlank: boolean): SVGTemplateResult =>
  svg`<rect class="page ${isBlank ? 'blank' : ''}" x=${x + offset} y=${y - offset} width=${width} height=${height} />`;

const drawRectangle = ({ x, y, width, height }: StageBox, name: string): SVGTemplateResult =>
  svg`<rect class=${name} x=${x} y=${y} width=${width} height=${height} />`;

/** The link in a drawing over both stages: styles show the one below in narrow figures, else the one beside. */
function drawLinkTo(from: StageBox, to: StageBox, isDown: boolean, areLines: boolean): TemplateResult {
  const [width, height] = isDown ? [100, 200 + gap] : [200 + gap, 100];
  return html`<svg
    class="link ${isDown ? 'down' : 'across'}"
    viewBox="0 0 ${width} ${height}"
    aria-hidden="true"
  >
    ${areLines && !isDown ? drawArc(from, to) : drawLink(from, to, isDown)}
  </svg>`;
}
