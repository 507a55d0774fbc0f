import { takePicture } from '../capture/takePicture.js';
import { writePNG } from '../write/canvas.js';
import { encoderFor } from '../write/encoding.js';
import { isStepwise } from './steps.js';
import { writeSVG } from '../write/svg.js';

export interface Work {
  signal?: AbortSignal;
  /** From 0 to 1. */
  progressed?: (share: number) => void;
}

/** What a figure can be saved as. */
export interface Format {
  name: string;
  extension: string;
  /** Whether it shows all steps, not only the one shown. */
  isOfAll: boolean;
  /** Whether this browser can make it; left out, every browser can. */
  isThere?: () => Promise<boolean>;
  make(figure: Element, work: Work): Promise<Blob>;
}

const formats: Format[] = [
  {
    name: 'SVG',
    extension: 'svg',
    isOfAll: false,
    make: async (figure) => new Blob([writeSVG(takePicture(figure, 'toSVG'))], { type: 'image/svg+xml' }),
  },
  {
    name: 'PNG',
    extension: 'png',
    isOfAll: false,
    make: (figure) => writePNG(takePicture(figure, 'toPNG'), 2),
  },
];

const animations: Format[] = [
  {
    name: 'GIF',
    extension: 'gif',
    isOfAll: true,
    make: async (figure, work) => (await import('../write/toGIF.js')).writeGIF(figure, 2, work),
  },
  {
    name: 'MP4',
    extension: 'mp4',
    isOfAll: true,
    isThere: async () => (await encoderFor(1280, 720)) !== undefined,
    make: async (figure, work) => (await import('../write/toMP4.js')).writeMP4(figure, 2, work),
  },
];

export const formatsOf = (figure: Element): Format[] =>
  isStepwise(figure) ? [...formats, ...animations] : formats;
