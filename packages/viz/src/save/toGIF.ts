import { dwell } from '../playback/Playback.js';
import { readScale } from './canvas.js';
import type { Work } from './formats.js';
import { Gif } from './gif.js';
import { animationScale, pictureAt, readStepwise } from './steps.js';

/** Every step of a figure as a GIF that repeats, at the pace of its `playbackRate`. */
export async function writeGIF(given: Element, scale: number, { signal, progressed }: Work): Promise<Blob> {
  const figure = readStepwise(given, 'toGIF');
  readScale(scale, 'toGIF');
  const count = figure.steps.length;
  const samples = [];
  for (const step of new Set([0, count >> 1, count - 1]))
    samples.push(await pictureAt(figure, step, 'toGIF'));
  const gif = new Gif(samples, animationScale(samples[0], count, scale));
  for (let step = 0; step < count; step++) {
    // The page goes on meanwhile.
    await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
    gif.add(await pictureAt(figure, step, 'toGIF'), dwell / figure.rate);
    progressed?.((step + 1) / count);
  }
  return gif.finish();
}
