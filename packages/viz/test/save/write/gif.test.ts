import '@cnn/viz/define.js';
import type { ConvStep } from '@cnn/viz';
import { toGIF, toSVG } from '@cnn/viz/export.js';
import { afterEach, expect, test } from 'vitest';
import { clear, inside, put, record } from '../../helpers.js';

afterEach(clear);

/** The frames of a GIF as the browser decodes them. */
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

/** The left and top edge of the pixels with the colour of the window's outline, in the first rows of an image. */
function windowIn({ data, width }: ImageData, rows: number): { left: number; top: number } {
  let [left, top] = [Infinity, Infinity];
  for (let i = 0; i < rows * width * 4; i += 4) {
    if (data[i] !== 0x1f || data[i + 1] !== 0x5f || data[i + 2] !== 0xce) continue;
    left = Math.min(left, (i / 4) % width);
    top = Math.min(top, Math.floor(i / 4 / width));
  }
  return { left, top };
}

test('toGIF(<conv-step>): nine frames of 1.5 s, the window at the position of each step', async () => {
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
  const windows = frames.map(({ image }) => windowIn(image, rows));
  windows.forEach(({ left, top }, i) => {
    expect(left - windows[0].left).toBeCloseTo((i % 3) * pitch, 0);
    expect(top - windows[0].top).toBeCloseTo(Math.floor(i / 3) * pitch, 0);
  });
  expect(shares).toEqual(shares.toSorted());
  expect([shares.length, shares.at(-1)]).toEqual([9, 1]);
});

test('toGIF: playback-rate sets the duration of the frames', async () => {
  const figure = await put('<pool-step playback-rate="4"></pool-step>');
  const frames = await framesOf(await toGIF(figure, { scale: 0.5 }));
  expect(frames.map(({ milliseconds }) => milliseconds)).toEqual([380, 380, 380, 380]);
});

test('toGIF: the figure stays at its step in every rendered frame, and dispatches no events', async () => {
  const figure = await put<ConvStep>('<conv-step step="4" editable></conv-step>');
  const before = toSVG(figure);
  const events = ['cnn-step', 'cnn-complete', 'cnn-change'].map((name) => record(figure, name));
  const renderedSteps = new Set<number>();
  const runningAnimations = new Set<number>();
  let isDone = false;
  const observe = () => {
    renderedSteps.add(figure.step);
    const animations = figure.shadowRoot!.getAnimations();
    runningAnimations.add(animations.filter(({ playState }) => playState === 'running').length);
    if (!isDone) requestAnimationFrame(observe);
  };
  observe();
  await toGIF(figure, { scale: 1 });
  isDone = true;
  expect([...renderedSteps]).toEqual([4]);
  expect([...runningAnimations]).toEqual([0]);
  expect(toSVG(figure)).toBe(before);
  expect(events).toEqual([[], [], []]);
});

test('toGIF: the figures that are linked by `for` stay at their steps', async () => {
  const container = await put<HTMLElement>(
    `<div><conv-step id="a" step="1"></conv-step><activation-step id="b" for="a"></activation-step>
      <pool-step id="c" for="b" strides="1" step="1"></pool-step></div>`,
  );
  const figures = [...container.children] as ConvStep[];
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
  // A change passes from figure to figure, one update each.
  for (let i = 0; i < figures.length; i++) await Promise.all(figures.map((each) => each.updateComplete));
  expect(steps()).toEqual([4, 4, 1]);
});

test('toGIF: an abort rejects with its reason', async () => {
  const figure = await put('<conv-step></conv-step>');
  const controller = new AbortController();
  const { signal } = controller;
  const file = toGIF(figure, { scale: 1, signal, onProgress: () => controller.abort('enough') });
  await expect(file).rejects.toBe('enough');
  expect(figure.step).toBe(0);
});

test('toGIF: a figure without steps, with a quiz or with too many steps is refused', async () => {
  const refusal = async (markup: string) => toGIF(await put(markup)).catch(({ message }: Error) => message);
  const rule = 'toGIF: element must be a figure with steps, and no quiz.';
  expect(await refusal('<prediction-bars></prediction-bars>')).toBe(rule);
  expect(await refusal('<conv-step compare="strides"></conv-step>')).toBe(rule);
  expect(await refusal('<conv-step quiz></conv-step>')).toBe(rule);
  const large = await put('<conv-step></conv-step>');
  large.input = Array.from({ length: 24 }, () => new Array(24).fill(1));
  await large.updateComplete;
  await expect(toGIF(large)).rejects.toThrow('toGIF: the figure must have at most 400 steps, but has 484.');
});
