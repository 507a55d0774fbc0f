import { captureFigure } from '../capture/captureFigure.js';
import { isSteppedFigure, type ExportOptions } from '../write/captureSteps.js';
import { encoderFor } from '../write/encoding.js';
import { writePNG } from '../write/png.js';
import { writeSVG } from '../write/svg.js';

/** A figure that the reader can save. */
export interface Savable extends HTMLElement {
  savable: boolean;
  messages?: unknown;
  step?: number;
  steps?: readonly unknown[];
}

/** A file format that a figure can be saved in. */
export interface Format {
  name: string;
  extension: string;
  /** Whether it contains all steps instead of the current one. */
  isAnimated: boolean;
  /** Whether this browser can write it; left out where every browser can. */
  isSupported?: () => Promise<boolean>;
  create(figure: Element, options: ExportOptions): Promise<Blob>;
}

/** Pixels of a file per pixel of the page. */
const scale = 2;

const stillFormats: Format[] = [
  {
    name: 'SVG',
    extension: 'svg',
    isAnimated: false,
    create: async (figure) => new Blob([writeSVG(captureFigure(figure, 'toSVG'))], { type: 'image/svg+xml' }),
  },
  {
    name: 'PNG',
    extension: 'png',
    isAnimated: false,
    create: (figure) => writePNG(captureFigure(figure, 'toPNG'), scale),
  },
];

const animatedFormats: Format[] = [
  {
    name: 'GIF',
    extension: 'gif',
    isAnimated: true,
    create: async (figure, options) => (await import('../write/gif.js')).writeGIF(figure, scale, options),
  },
  {
    name: 'MP4',
    extension: 'mp4',
    isAnimated: true,
    isSupported: async () => (await encoderFor(1280, 720)) !== undefined,
    create: async (figure, options) => (await import('../write/mp4.js')).writeMP4(figure, scale, options),
  },
];

export const formatsOf = (figure: Element): Format[] =>
  isSteppedFigure(figure) ? [...stillFormats, ...animatedFormats] : stillFormats;

/** Such as `conv-step-5.svg`, with the number of the current step, or `conv-step.gif` for all steps. */
export function fileName({ localName, step, steps }: Savable, { extension, isAnimated }: Format): string {
  const isStep = !isAnimated && steps !== undefined && steps.length > 0;
  return `${isStep ? `${localName}-${step! + 1}` : localName}.${extension}`;
}
