import { captureFigure } from '../capture/takePicture.js';
import { writePNG } from '../write/canvas.js';
import { encoderFor } from '../write/encoding.js';
import { isStepFigure } from './steps.js';
import { writeSVG } from '../write/svg.js';

export interface ExportOptions {
  signal?: AbortSignal;
  /** From 0 to 1. */
  onProgress?: (share: number) => void;
}

/** What a figure can be saved as. */
export interface Format {
  name: string;
  extension: string;
  /** Whether it shows all steps, not only the one shown. */
  isAnimated: boolean;
  /** Whether this browser can make it; left out, every browser can. */
  isSupported?: () => Promise<boolean>;
  create(figure: Element, work: ExportOptions): Promise<Blob>;
}

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
    create: (figure) => writePNG(captureFigure(figure, 'toPNG'), 2),
  },
];

const animatedFormats: Format[] = [
  {
    name: 'GIF',
    extension: 'gif',
    isAnimated: true,
    create: async (figure, work) => (await import('../write/toGIF.js')).writeGIF(figure, 2, work),
  },
  {
    name: 'MP4',
    extension: 'mp4',
    isAnimated: true,
    isSupported: async () => (await encoderFor(1280, 720)) !== undefined,
    create: async (figure, work) => (await import('../write/toMP4.js')).writeMP4(figure, 2, work),
  },
];

export const formatsOf = (figure: Element): Format[] =>
  isStepFigure(figure) ? [...stillFormats, ...animatedFormats] : stillFormats;
