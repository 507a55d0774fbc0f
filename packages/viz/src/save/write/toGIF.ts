import { readScale } from './canvas.js';
import type { ExportOptions } from '../menu/formats.js';
import { GifEncoder } from './gif.js';
import { animationScale, captureSteps, captureStep, checkStepFigure } from '../menu/steps.js';

/** Every step of a figure as a GIF that repeats, at the pace of its `playbackRate`. */
export async function writeGIF(given: Element, scale: number, work: ExportOptions): Promise<Blob> {
  const figure = checkStepFigure(given, 'toGIF');
  readScale(scale, 'toGIF');
  const count = figure.steps.length;
  const samples = [];
  for (const step of new Set([0, count >> 1, count - 1]))
    samples.push(await captureStep(figure, step, 'toGIF'));
  const gif = new GifEncoder(samples, animationScale(samples[0], count, scale));
  await captureSteps(figure, 'toGIF', work, (picture, milliseconds) => gif.add(picture, milliseconds));
  return gif.finish();
}
