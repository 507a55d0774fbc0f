import { readScale } from './canvas.js';
import { encodableScale } from './encoding.js';
import type { ExportOptions } from '../menu/formats.js';
import { Mp4Encoder } from './mp4.js';
import { animationScale, captureSteps, captureStep, checkStepFigure } from '../menu/steps.js';

/** Every step of a figure as a film, at the pace of its `playbackRate`. */
export async function writeMP4(given: Element, scale: number, work: ExportOptions): Promise<Blob> {
  const figure = checkStepFigure(given, 'toMP4');
  readScale(scale, 'toMP4');
  const count = figure.steps.length;
  const first = await captureStep(figure, 0, 'toMP4');
  const film = await Mp4Encoder.create(first, encodableScale(first, animationScale(first, count, scale)));
  if (!film) throw new Error('toMP4: this browser can not encode video.');
  try {
    await captureSteps(figure, 'toMP4', work, (picture, milliseconds) => film.add(picture, milliseconds));
    return await film.finish();
  } finally {
    film.close();
  }
}
