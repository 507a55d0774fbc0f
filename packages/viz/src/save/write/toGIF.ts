import { readScale } from './canvas.js';
import type { Work } from '../menu/formats.js';
import { Gif } from './gif.js';
import { animationScale, eachStep, pictureAt, readStepwise } from '../menu/steps.js';

/** Every step of a figure as a GIF that repeats, at the pace of its `playbackRate`. */
export async function writeGIF(given: Element, scale: number, work: Work): Promise<Blob> {
  const figure = readStepwise(given, 'toGIF');
  readScale(scale, 'toGIF');
  const count = figure.steps.length;
  const samples = [];
  for (const step of new Set([0, count >> 1, count - 1]))
    samples.push(await pictureAt(figure, step, 'toGIF'));
  const gif = new Gif(samples, animationScale(samples[0], count, scale));
  await eachStep(figure, 'toGIF', work, (picture, milliseconds) => gif.add(picture, milliseconds));
  return gif.finish();
}
