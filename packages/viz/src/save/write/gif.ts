import { GIFEncoder, nearestColorIndex, quantize } from 'gifenc';
import { createCanvas, drawDisplayList } from './canvas.js';
import type { DisplayList } from '../capture/displayList.js';

/** One index is kept for what stays as it was. */
const maxColors = 255;

/**
 * An animation of a few colours, written picture by picture: of each only what differs from the one before.
 *
 * @param samples pictures that have the colours of all
 */
export class GifEncoder {
  private readonly encoder = GIFEncoder();
  private readonly context: CanvasRenderingContext2D;
  private readonly palette: number[][];
  /** Of each colour that was met, as 32 bits, its place in the palette. */
  private readonly indexByColor = new Map<number, number>();
  private previous?: Uint8Array;

  constructor(
    samples: readonly DisplayList[],
    private readonly scale: number,
  ) {
    this.context = createCanvas(samples[0], scale);
    const pixels = samples.map((picture) => this.draw(picture));
    const all = new Uint8ClampedArray(pixels.length * pixels[0].length);
    pixels.forEach((data, i) => all.set(data, i * data.length));
    const own = styleColors(samples).slice(0, maxColors / 2);
    this.palette = [...own, ...quantize(all, maxColors - own.length)];
  }

  /** @param delay milliseconds for which it is seen */
  add(picture: DisplayList, delay: number): void {
    const { width, height } = this.context.canvas;
    const { palette, previous: before } = this;
    const index = this.indexPixels(this.draw(picture));
    const same = palette.length;
    const changes = before ? index.map((colour, i) => (colour === before[i] ? same : colour)) : index;
    this.encoder.writeFrame(changes, width, height, {
      palette: before ? undefined : [...palette, [0, 0, 0]],
      delay,
      transparent: before !== undefined,
      transparentIndex: same,
      dispose: 1,
    });
    this.previous = index;
  }

  finish(): Blob {
    this.encoder.finish();
    return new Blob([this.encoder.bytes()], { type: 'image/gif' });
  }

  private draw(picture: DisplayList): Uint8ClampedArray {
    const { width, height } = this.context.canvas;
    drawDisplayList(this.context, picture, this.scale, true);
    return this.context.getImageData(0, 0, width, height).data;
  }

  private indexPixels(data: Uint8ClampedArray): Uint8Array {
    const colours = new Uint32Array(data.buffer);
    const index = new Uint8Array(colours.length);
    for (let i = 0; i < colours.length; i++) {
      const colour = colours[i];
      // Most pixels are as the one before.
      index[i] = i > 0 && colour === colours[i - 1] ? index[i - 1] : this.paletteIndex(colour, data, i * 4);
    }
    return index;
  }

  private paletteIndex(colour: number, data: Uint8ClampedArray, at: number): number {
    let place = this.indexByColor.get(colour);
    if (place === undefined) {
      place = nearestColorIndex(this.palette, [data[at], data[at + 1], data[at + 2]]);
      this.indexByColor.set(colour, place);
    }
    return place;
  }
}

/** The colours of the figure's own style, which are to be kept to the letter. */
function styleColors(pictures: readonly DisplayList[]): number[][] {
  const named = pictures.flatMap(({ marks, background: backdrop }) => [
    backdrop,
    ...marks.flatMap((mark) => {
      if (mark.kind === 'text') return mark.runs.map(({ fill }) => fill.color);
      if (mark.kind === 'image') return [];
      const { fill, stroke } = mark;
      return [fill && 'color' in fill ? fill.color : undefined, stroke?.color];
    }),
  ]);
  const distinct = new Set(named.filter((colour) => colour !== undefined));
  return Array.from(distinct, (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)));
}
