import { GIFEncoder, nearestColorIndex, quantize } from 'gifenc';
import type { DisplayList } from '../capture/displayList.js';
import { createCanvas, drawDisplayList } from './canvas.js';
import { captureStep, captureSteps, checkSteppedFigure, type ExportOptions } from './captureSteps.js';
import { animationScale, checkScale } from './scale.js';

/** Every step of a figure as a GIF that repeats, at the pace of its `playbackRate`. */
export async function writeGIF(element: Element, scale: number, options: ExportOptions): Promise<Blob> {
  const figure = checkSteppedFigure(element, 'toGIF');
  checkScale(scale, 'toGIF');
  const count = figure.steps.length;
  const samples = [];
  for (const step of new Set([0, count >> 1, count - 1]))
    samples.push(await captureStep(figure, step, 'toGIF'));
  const animation = new GifAnimation(samples, animationScale(samples[0], count, scale));
  await captureSteps(figure, 'toGIF', options, (list, duration) => animation.add(list, duration));
  return animation.finish();
}

/** Of the 256 colors of a GIF one marks the pixels that stay unchanged. */
const maxColors = 255;

/** Encodes frames with one palette, each as its difference from the frame before. */
class GifAnimation {
  private readonly encoder = GIFEncoder();
  private readonly context: CanvasRenderingContext2D;
  private readonly palette: number[][];
  /** The palette index of each color seen so far, by its 32 bits. */
  private readonly indexByColor = new Map<number, number>();
  /** The palette indices of the last frame. */
  private previous?: Uint8Array;

  /** @param samples frames that the palette is made for */
  constructor(
    samples: readonly DisplayList[],
    private readonly scale: number,
  ) {
    this.context = createCanvas(samples[0], scale);
    const pixels = samples.map((list) => this.draw(list));
    const allPixels = new Uint8ClampedArray(pixels.length * pixels[0].length);
    pixels.forEach((data, i) => allPixels.set(data, i * data.length));
    const exactColors = styleColors(samples).slice(0, maxColors / 2);
    this.palette = [...exactColors, ...quantize(allPixels, maxColors - exactColors.length)];
  }

  /** @param duration in milliseconds */
  add(list: DisplayList, duration: number): void {
    const { width, height } = this.context.canvas;
    const { palette, previous } = this;
    const pixels = this.indexPixels(this.draw(list));
    const unchanged = palette.length;
    const changes = previous ? pixels.map((index, i) => (index === previous[i] ? unchanged : index)) : pixels;
    this.encoder.writeFrame(changes, width, height, {
      palette: previous ? undefined : [...palette, [0, 0, 0]],
      delay: duration,
      transparent: previous !== undefined,
      transparentIndex: unchanged,
      dispose: 1,
    });
    this.previous = pixels;
  }

  finish(): Blob {
    this.encoder.finish();
    return new Blob([this.encoder.bytes()], { type: 'image/gif' });
  }

  private draw(list: DisplayList): Uint8ClampedArray {
    const { width, height } = this.context.canvas;
    drawDisplayList(this.context, list, this.scale, true);
    return this.context.getImageData(0, 0, width, height).data;
  }

  private indexPixels(data: Uint8ClampedArray): Uint8Array {
    const colors = new Uint32Array(data.buffer);
    const pixels = new Uint8Array(colors.length);
    for (let i = 0; i < colors.length; i++) {
      // Most pixels have the color of their left neighbour.
      const isRepeated = i > 0 && colors[i] === colors[i - 1];
      pixels[i] = isRepeated ? pixels[i - 1] : this.paletteIndex(colors[i], data, i * 4);
    }
    return pixels;
  }

  /** @param offset of the color's red in `data` */
  private paletteIndex(color: number, data: Uint8ClampedArray, offset: number): number {
    let index = this.indexByColor.get(color);
    if (index === undefined) {
      index = nearestColorIndex(this.palette, [data[offset], data[offset + 1], data[offset + 2]]);
      this.indexByColor.set(color, index);
    }
    return index;
  }
}

/** The colors of the style sheets, which the palette contains exactly. */
function styleColors(lists: readonly DisplayList[]): number[][] {
  const colors = lists.flatMap(({ marks, background }) => [
    background,
    ...marks.flatMap((mark) => {
      if (mark.kind === 'text') return mark.runs.map(({ fill }) => fill.color);
      if (mark.kind === 'image') return [];
      const { fill, stroke } = mark;
      return [fill && 'color' in fill ? fill.color : undefined, stroke?.color];
    }),
  ]);
  const distinct = new Set(colors.filter((color) => color !== undefined));
  return Array.from(distinct, (color) => [1, 3, 5].map((i) => parseInt(color.slice(i, i + 2), 16)));
}
