import '@cnn/viz/define.js';
import type { ConvStep } from '@cnn/viz';
import { toGIF, toMP4, toSVG } from '@cnn/viz/export.js';
import { afterEach, expect, test, vi } from 'vitest';
import { clear, inside, put, record } from '../helpers.js';

afterEach(() => {
  vi.unstubAllGlobals();
  clear();
});

/** The frames of a GIF as a browser shows them. */
async function framesOf(file: Blob): Promise<{ image: ImageData; milliseconds: number }[]> {
  const decoder = new ImageDecoder({ data: await file.arrayBuffer(), type: 'image/gif' });
  await decoder.tracks.ready;
  const frames = [];
  for (let i = 0; i < decoder.tracks.selectedTrack!.frameCount; i++) {
    const { image: frame } = await decoder.decode({ frameIndex: i });
    const context = new OffscreenCanvas(frame.displayWidth, frame.displayHeight).getContext('2d')!;
    context.drawImage(frame, 0, 0);
    const image = context.getImageData(0, 0, frame.displayWidth, frame.displayHeight);
    frames.push({ image, milliseconds: frame.duration! / 1000 });
    frame.close();
  }
  decoder.close();
  return frames;
}

/** Where in the upper rows the colour of the window's outline is. */
function windowIn({ data, width }: ImageData, rows: number): { left: number; top: number } {
  let [left, top] = [Infinity, Infinity];
  for (let i = 0; i < rows * width * 4; i += 4) {
    if (data[i] !== 0x1f || data[i + 1] !== 0x5f || data[i + 2] !== 0xce) continue;
    left = Math.min(left, (i / 4) % width);
    top = Math.min(top, Math.floor(i / 4 / width));
  }
  return { left, top };
}

test('toGIF(<conv-step>): nine frames of a second and a half, the window at every place', async () => {
  const figure = await put<ConvStep>('<conv-step step="4"></conv-step>');
  const shares: number[] = [];
  const file = await toGIF(figure, { scale: 1, onProgress: (share) => shares.push(share) });
  expect(file.type).toBe('image/gif');
  const frames = await framesOf(file);
  expect(frames.map(({ milliseconds }) => milliseconds)).toEqual(new Array(9).fill(1500));
  const { width, height } = inside(figure, '.stage').getBoundingClientRect();
  const rows = Math.floor(inside(figure, '.inputs').getBoundingClientRect().height);
  expect(frames[0].image.width).toBeGreaterThan(width);
  expect(frames[0].image.height).toBeGreaterThan(height);
  const pitch = inside(figure, '.input .row').getBoundingClientRect().height + 3;
  const places = frames.map(({ image }) => windowIn(image, rows));
  places.forEach(({ left, top }, i) => {
    expect(left - places[0].left).toBeCloseTo((i % 3) * pitch, 0);
    expect(top - places[0].top).toBeCloseTo(Math.floor(i / 3) * pitch, 0);
  });
  expect(shares).toEqual(shares.toSorted());
  expect([shares.length, shares.at(-1)]).toEqual([9, 1]);
});

test('the pace is that of playback-rate', async () => {
  const figure = await put('<pool-step playback-rate="4"></pool-step>');
  const frames = await framesOf(await toGIF(figure, { scale: 0.5 }));
  expect(frames.map(({ milliseconds }) => milliseconds)).toEqual([380, 380, 380, 380]);
});

test('the figure stays as the reader left it, also between two frames, and nobody is told', async () => {
  const figure = await put('<conv-step step="4" editable></conv-step>');
  const before = toSVG(figure);
  const events = ['cnn-step', 'cnn-complete', 'cnn-change'].map((name) => record(figure, name));
  const seen = new Set<number>();
  const moving = new Set<number>();
  let isOver = false;
  const look = () => {
    seen.add(figure.step);
    moving.add(figure.shadowRoot!.getAnimations().filter(({ playState }) => playState === 'running').length);
    if (!isOver) requestAnimationFrame(look);
  };
  look();
  await toGIF(figure, { scale: 1 });
  isOver = true;
  expect([...seen]).toEqual([4]);
  expect([...moving]).toEqual([0]);
  expect(toSVG(figure)).toBe(before);
  expect(events).toEqual([[], [], []]);
});

test('so do the figures that it is in a chain with', async () => {
  const place = await put<HTMLElement>(
    `<div><conv-step id="a" step="1"></conv-step><activation-step id="b" for="a"></activation-step>
      <pool-step id="c" for="b" strides="1" step="1"></pool-step></div>`,
  );
  const figures = [...place.children] as ConvStep[];
  const steps = () => figures.map(({ step }) => step);
  await expect.poll(() => figures[2].steps.length).toBe(4);
  figures[0].step = 4;
  await expect.poll(steps).toEqual([4, 4, 1]);
  const seen = new Set<string>();
  const frames = await framesOf(
    await toGIF(figures[2], { scale: 0.5, onProgress: () => seen.add(steps().join()) }),
  );
  expect(frames).toHaveLength(4);
  expect([...seen]).toEqual(['4,4,1']);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(steps()).toEqual([4, 4, 1]);
});

test('an abort ends it with the reason', async () => {
  const figure = await put('<conv-step></conv-step>');
  const stop = new AbortController();
  const made = toGIF(figure, { scale: 1, signal: stop.signal, onProgress: () => stop.abort('enough') });
  await expect(made).rejects.toBe('enough');
  expect(figure.step).toBe(0);
});

test('what has no steps, asks for them, or has too many is refused', async () => {
  const refused = async (markup: string) => toGIF(await put(markup)).catch(({ message }: Error) => message);
  const rule = 'toGIF: element must be a figure with steps, and no quiz.';
  expect(await refused('<prediction-bars></prediction-bars>')).toBe(rule);
  expect(await refused('<conv-step compare="strides"></conv-step>')).toBe(rule);
  expect(await refused('<conv-step quiz></conv-step>')).toBe(rule);
  const large = await put('<conv-step></conv-step>');
  large.input = Array.from({ length: 24 }, () => new Array(24).fill(1));
  await large.updateComplete;
  await expect(toGIF(large)).rejects.toThrow('toGIF: the figure must have at most 400 steps, but has 484.');
});

test('toMP4(<conv-step>): thirteen and a half seconds, the window at the place of each step', async () => {
  const figure = await put<ConvStep>('<conv-step></conv-step>');
  const file = await toMP4(figure);
  expect(file.type).toBe('video/mp4');
  const video = document.createElement('video');
  video.src = URL.createObjectURL(file);
  const happens = (name: string) =>
    new Promise((resolve) => video.addEventListener(name, resolve, { once: true }));
  await happens('loadeddata');
  expect(video.duration).toBeCloseTo(9 * 1.5, 1);
  const { videoWidth: width, videoHeight: height } = video;
  expect([width % 2, height % 2]).toEqual([0, 0]);
  const context = new OffscreenCanvas(width, height).getContext('2d')!;
  const lefts = [];
  for (const step of [0, 1, 2]) {
    video.currentTime = step * 1.5 + 0.7;
    await happens('seeked');
    context.drawImage(video, 0, 0);
    const { top, bottom } = inside(figure, '.inputs').getBoundingClientRect();
    const { data } = context.getImageData(0, 100, width, Math.floor(bottom - top));
    lefts.push((data.findIndex((value, i) => i % 4 === 2 && value > 180 && data[i - 2] < 60) / 4) % width);
  }
  const pitch = 2 * (inside(figure, '.input .row').getBoundingClientRect().height + 3);
  expect(Math.abs(lefts[1] - lefts[0] - pitch)).toBeLessThan(3);
  expect(Math.abs(lefts[2] - lefts[0] - 2 * pitch)).toBeLessThan(3);
  URL.revokeObjectURL(video.src);
});

test('toMP4: an abort ends it; a browser without an encoder says so', async () => {
  const figure = await put('<conv-step></conv-step>');
  const stop = new AbortController();
  const made = toMP4(figure, { scale: 1, signal: stop.signal, onProgress: () => stop.abort('enough') });
  await expect(made).rejects.toBe('enough');
  vi.stubGlobal('VideoEncoder', undefined);
  await expect(toMP4(figure)).rejects.toThrow('toMP4: this browser can not encode video.');
});
