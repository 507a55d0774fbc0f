import { readScale } from './canvas.js';
import { encodableScale } from './encoding.js';
import type { Work } from '../menu/formats.js';
import { Mp4 } from './mp4.js';
import { animationScale, eachStep, pictureAt, readStepwise } from '../menu/steps.js';

/** Every step of a figure as a film, at the pace of its `playbackRate`. */
export async function writeMP4(given: Element, scale: number, work: Work): Promise<Blob> {
  const figure = readStepwise(given, 'toMP4');
  readScale(scale, 'toMP4');
  const count = figure.steps.length;
  const first = await pictureAt(figure, 0, 'toMP4');
  const film = await Mp4.begin(first, encodableScale(first, animationScale(first, count, scale)));
  if (!film) throw new Error('toMP4: this browser can not encode video.');
  try {
    await eachStep(figure, 'toMP4', work, (picture, milliseconds) => film.add(picture, milliseconds));
    return await film.finish();
  } finally {
    film.close();
  }
}
