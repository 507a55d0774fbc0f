import '@cnn/viz/define.js';
import type { ConvStep } from '@cnn/viz';
import { toMP4 } from '@cnn/viz/export.js';
import { afterEach, expect, test, vi } from 'vitest';
import { clear, inside, put } from '../../helpers.js';

afterEach(() => {
  vi.unstubAllGlobals();
  clear();
});

test('toMP4(<conv-step>): 13.5 s, the window at the position of each step', async () => {
  const figure = await put<ConvStep>('<conv-step></conv-step>');
  const file = await toMP4(figure);
  expect(file.type).toBe('video/mp4');
  const video = document.createElement('video');
  video.src = URL.createObjectURL(file);
  const once = (name: string) =>
    new Promise((resolve) => video.addEventListener(name, resolve, { once: true }));
  await once('loadeddata');
  expect(video.duration).toBeCloseTo(9 * 1.5, 1);
  const { videoWidth: width, videoHeight: height } = video;
  expect([width % 2, height % 2]).toEqual([0, 0]);
  const context = new OffscreenCanvas(width, height).getContext('2d')!;
  const lefts = [];
  for (const step of [0, 1, 2]) {
    const seeked = once('seeked');
    video.currentTime = step * 1.5 + 0.7;
    await seeked;
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

test('toMP4: an abort rejects with its reason', async () => {
  const figure = await put('<conv-step></conv-step>');
  const controller = new AbortController();
  const { signal } = controller;
  const file = toMP4(figure, { scale: 1, signal, onProgress: () => controller.abort('enough') });
  await expect(file).rejects.toBe('enough');
});

test('toMP4: rejects where the browser has no encoder', async () => {
  const figure = await put('<conv-step></conv-step>');
  vi.stubGlobal('VideoEncoder', undefined);
  await expect(toMP4(figure)).rejects.toThrow('toMP4: this browser can not encode video.');
});
