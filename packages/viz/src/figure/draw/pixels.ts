import { noChange, type ReactiveController, type ReactiveElement } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';

/** One small image, out of an array that may hold many. */
export interface Pixels {
  rows: number;
  columns: number;
  data: ArrayLike<number>;
  /** Where its first value is, and how far from each value to the next. */
  start: number;
  step: number;
  /** The size of value that is drawn in the full colour; 0 is drawn as none. */
  maxAbs: number;
  /** Three values a cell, as red, green and blue. */
  isColor?: boolean;
}

const given = new WeakMap<Element, Pixels>();
const painted = new WeakMap<Element, Pixels>();

class PixelsDirective extends Directive {
  render(_pixels: Pixels): unknown {
    return noChange;
  }

  override update(part: ElementPart, [pixels]: [Pixels]): unknown {
    given.set(part.element, pixels);
    return noChange;
  }
}

/** Says what a canvas shows. `<canvas ${pixels(image)}>`; a `Painter` then draws it. */
export const pixels = directive(PixelsDirective);

/** Draws the canvases of an element whose image changed, and all of them when its colours changed. */
export class CanvasController implements ReactiveController {
  private repaintAll = true;
  private isListening = false;

  constructor(private readonly host: ReactiveElement) {
    host.addController(this);
  }

  hostConnected(): void {
    this.repaintAll = true;
  }

  hostUpdated(): void {
    const { renderRoot } = this.host;
    paint(renderRoot, this.repaintAll);
    this.repaintAll = false;
    if (this.isListening) return;
    this.isListening = true;
    // The card's colour takes a moment to change, by its style: that tells of every change of theme.
    renderRoot.addEventListener('transitionend', ({ target }) => {
      if ((target as Element).classList.contains('card')) paint(renderRoot, true);
    });
  }
}

/** The full colour is a canvas' own `color`, that of negative values its `caret-color`; 0 is its background. */
function paint(root: ParentNode, isAnew: boolean): void {
  const palettes = new Map<string, number[][]>();
  for (const canvas of root.querySelectorAll('canvas')) {
    const image = given.get(canvas);
    if (!image || (!isAnew && painted.get(canvas) === image)) continue;
    painted.set(canvas, image);
    let palette = palettes.get(canvas.className);
    if (!palette) palettes.set(canvas.className, (palette = paletteOf(canvas)));
    draw(canvas, image, palette);
  }
}

/** What negative, no and positive values look like. */
function paletteOf(canvas: Element): number[][] {
  const { caretColor, backgroundColor, color } = getComputedStyle(canvas);
  return [caretColor, backgroundColor, color].map(toBytes);
}

/** Any colour of CSS as red, green and blue. */
function toBytes(colour: string): number[] {
  const context = contextOf(document.createElement('canvas'));
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data];
}

const contextOf = (canvas: HTMLCanvasElement) => canvas.getContext('2d', { willReadFrequently: true })!;

function draw(canvas: HTMLCanvasElement, image: Pixels, [negative, zero, positive]: number[][]): void {
  const { rows, columns, data, start, step, maxAbs, isColor } = image;
  canvas.width = columns;
  canvas.height = rows;
  const bytes = new ImageData(columns, rows);
  for (let i = 0; i < rows * columns; i++) {
    const at = start + i * step;
    if (at >= data.length) break;
    const share = maxAbs > 0 ? data[at] / maxAbs : 0;
    const goal = share < 0 ? negative : positive;
    for (let c = 0; c < 3; c++) {
      bytes.data[i * 4 + c] = isColor
        ? (data[at + c] / maxAbs) * 255
        : zero[c] + (goal[c] - zero[c]) * Math.min(1, Math.abs(share));
    }
    bytes.data[i * 4 + 3] = 255;
  }
  contextOf(canvas).putImageData(bytes, 0, 0);
}

/** The largest size among numbers. */
export function maxAbsOf(data: ArrayLike<number>): number {
  let reach = 0;
  for (let i = 0; i < data.length; i++) reach = Math.max(reach, Math.abs(data[i]));
  return reach;
}
