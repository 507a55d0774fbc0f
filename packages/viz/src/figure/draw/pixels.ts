import { noChange, type ReactiveController, type ReactiveElement } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';

/** One small image in an array that may contain several. */
export interface PixelImage {
  rows: number;
  columns: number;
  data: ArrayLike<number>;
  /** Offset of the first value. */
  start: number;
  /** Distance from one value to the next. */
  step: number;
  /** The absolute value that is drawn in the full colour; 0 has the colour of the background. */
  maxAbs: number;
  /** Three values per cell: red, green and blue. */
  isColor?: boolean;
}

const imageOf = new WeakMap<Element, PixelImage>();
const paintedImageOf = new WeakMap<Element, PixelImage>();

class PixelsDirective extends Directive {
  render(_image: PixelImage): unknown {
    return noChange;
  }

  override update(part: ElementPart, [image]: [PixelImage]): unknown {
    imageOf.set(part.element, image);
    return noChange;
  }
}

/** Sets the image of a canvas, `<canvas ${pixels(image)}>`, which a `CanvasController` then draws. */
export const pixels = directive(PixelsDirective);

/** Draws the canvases of an element: those whose image changed, and all of them after a change of colours. */
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
    // The card has a transition of its colour (pixels.styles.ts), whose end reports every change of theme.
    renderRoot.addEventListener('transitionend', ({ target }) => {
      if ((target as Element).classList.contains('card')) paint(renderRoot, true);
    });
  }
}

/** Positive values have the `color` of the canvas, negative ones its `caret-color`, 0 its `background-color`. */
function paint(root: ParentNode, repaintAll: boolean): void {
  const palettes = new Map<string, number[][]>();
  for (const canvas of root.querySelectorAll('canvas')) {
    const image = imageOf.get(canvas);
    if (!image || (!repaintAll && paintedImageOf.get(canvas) === image)) continue;
    paintedImageOf.set(canvas, image);
    let palette = palettes.get(canvas.className);
    if (!palette) palettes.set(canvas.className, (palette = paletteOf(canvas)));
    draw(canvas, image, palette);
  }
}

/** The colours of negative values, of 0 and of positive values. */
function paletteOf(canvas: Element): number[][] {
  const { caretColor, backgroundColor, color } = getComputedStyle(canvas);
  return [caretColor, backgroundColor, color].map(toBytes);
}

/** Any CSS colour as red, green, blue and alpha. */
function toBytes(color: string): number[] {
  const context = contextOf(document.createElement('canvas'));
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data];
}

const contextOf = (canvas: HTMLCanvasElement) => canvas.getContext('2d', { willReadFrequently: true })!;

function draw(canvas: HTMLCanvasElement, image: PixelImage, [negative, zero, positive]: number[][]): void {
  const { rows, columns, data, start, step, maxAbs, isColor } = image;
  canvas.width = columns;
  canvas.height = rows;
  const bytes = new ImageData(columns, rows);
  for (let i = 0; i < rows * columns; i++) {
    const offset = start + i * step;
    if (offset >= data.length) break;
    const share = maxAbs > 0 ? data[offset] / maxAbs : 0;
    const fullColor = share < 0 ? negative : positive;
    for (let c = 0; c < 3; c++) {
      bytes.data[i * 4 + c] = isColor
        ? (data[offset + c] / maxAbs) * 255
        : zero[c] + (fullColor[c] - zero[c]) * Math.min(1, Math.abs(share));
    }
    bytes.data[i * 4 + 3] = 255;
  }
  contextOf(canvas).putImageData(bytes, 0, 0);
}

export function maxAbsOf(data: ArrayLike<number>): number {
  let maxAbs = 0;
  for (let i = 0; i < data.length; i++) maxAbs = Math.max(maxAbs, Math.abs(data[i]));
  return maxAbs;
}
