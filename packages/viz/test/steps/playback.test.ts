/// <reference types="@vitest/browser-playwright" />
import '@cnn/viz/define.js';
import { afterEach, expect, test, vi } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { button, clear, inside, movePointerAway, once, put, record, result } from '../helpers.js';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  clear();
});
afterEach(movePointerAway);

const fieldOf = (element: Element, label: string): HTMLInputElement =>
  inside(element, `input[aria-label="${label}"]`);

test('buttons go forward, back and to the first step', async () => {
  const element = await put('<conv-step></conv-step>');
  const steps = record(element, 'cnn-step');
  await userEvent.click(button(element, 'One step forward'));
  await userEvent.click(button(element, 'One step forward'));
  await userEvent.click(button(element, 'One step back'));
  await userEvent.click(button(element, 'To the first step'));
  expect(steps).toEqual([
    { index: 1, row: 0, column: 1, value: 1 },
    { index: 2, row: 0, column: 2, value: 2 },
    { index: 1, row: 0, column: 1, value: 1 },
    { index: 0, row: 0, column: 0, value: 5 },
  ]);
});

test('next() and previous() return whether they moved', async () => {
  const element = await put('<conv-step step="7"></conv-step>');
  expect([element.next(), element.next(), element.step]).toEqual([true, false, 8]);
  element.step = 1;
  expect([element.previous(), element.previous(), element.step]).toEqual([true, false, 0]);
});

test('next() to the last step dispatches cnn-complete', async () => {
  const element = await put('<conv-step step="7"></conv-step>');
  const completed = record(document, 'cnn-complete');
  element.next();
  expect(completed.length).toBe(1);
});

test('keys step and play only within the element', async () => {
  const place = await put('<div><button>elsewhere</button><conv-step></conv-step></div>');
  const element = place.querySelector('conv-step')!;
  await element.updateComplete;
  await userEvent.click(place.querySelector('button')!);
  await userEvent.keyboard('{ArrowRight}{End}');
  expect(element.step).toBe(0);
  element.focus();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowLeft}');
  expect(element.step).toBe(1);
  await userEvent.keyboard('{End}');
  expect(element.step).toBe(8);
  await userEvent.keyboard('{Home}');
  expect(element.step).toBe(0);
  await userEvent.keyboard(' ');
  expect(element.playing).toBe(true);
  await userEvent.keyboard(' ');
  expect(element.playing).toBe(false);
});

test('handled keys do not propagate to slides, except for an arrow past the last step', async () => {
  const element = await put('<conv-step editable></conv-step>');
  const keys: string[] = [];
  const listen = ({ key }: KeyboardEvent) => keys.push(key);
  document.addEventListener('keydown', listen);
  element.focus();
  await userEvent.keyboard('{ArrowRight}{End}{Home} {Escape}a');
  expect(keys).toEqual(['Escape', 'a']);
  inside(element, 'input[type=range]').focus();
  await userEvent.keyboard('{ArrowRight}{ArrowUp}{PageUp}');
  fieldOf(element, 'Image, row 1, column 1').focus();
  await userEvent.keyboard('0.5{ArrowLeft}');
  button(element, 'One step forward').focus();
  await userEvent.keyboard(' ');
  expect(keys).toEqual(['Escape', 'a']);
  element.step = 8;
  await userEvent.keyboard('{ArrowRight}');
  expect(keys).toEqual(['Escape', 'a', 'ArrowRight']);
  document.removeEventListener('keydown', listen);
});

test('Space on a focused button presses it, once', async () => {
  const element = await put('<conv-step></conv-step>');
  button(element, 'One step forward').focus();
  await userEvent.keyboard(' ');
  expect([element.step, element.playing]).toEqual([1, false]);
  button(element, 'Play').focus();
  await userEvent.keyboard(' ');
  expect(element.playing).toBe(true);
});

test('arrow keys in the scrubber move one step, not two', async () => {
  const element = await put('<conv-step></conv-step>');
  const steps = record(element, 'cnn-step');
  inside(element, 'input[type=range]').focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(element.step).toBe(1);
  expect(steps.length).toBe(1);
});

test('scrubbing goes to the tick under the pointer', async () => {
  const element = await put('<conv-step></conv-step>');
  const range = inside(element, 'input[type=range]');
  const { width, height } = range.getBoundingClientRect();
  await userEvent.click(range, { position: { x: width * (6.5 / 9), y: height / 2 } });
  expect(element.step).toBe(6);
  expect(range.getAttribute('aria-valuetext')).toBe('7 of 9');
});

test('a click on a cell of the result goes to its step', async () => {
  const element = await put('<conv-step></conv-step>');
  await userEvent.click(inside(element, '.matrix.output').querySelectorAll('.cell')[5]);
  expect(element.step).toBe(5);
});

test.each([
  ['no-preference', true],
  ['reduce', false],
])('prefers-reduced-motion: %s, the window glides: %s', async (value, glides) => {
  await cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-reduced-motion', value }] });
  const element = await put('<conv-step></conv-step>');
  // A transition starts from a style that was computed before.
  inside(element, '.outline').getBoundingClientRect();
  element.next();
  await element.updateComplete;
  expect(inside(element, '.matrix.input .outline').getAnimations().length > 0).toBe(glides);
  expect(result(element)[0][1]).toBe('1');
  await cdp().send('Emulation.setEmulatedMedia', { features: [] });
});

test('play() goes to the last step, dispatches cnn-complete and stops', async () => {
  const element = await put('<conv-step playback-rate="16" strides="2"></conv-step>');
  const steps = record(element, 'cnn-step');
  const completed = once(element, 'cnn-complete');
  await userEvent.click(button(element, 'Play'));
  expect(element.playing).toBe(true);
  await completed;
  expect([element.step, element.playing, steps.length]).toEqual([3, false, 3]);
  element.play();
  expect([element.step, element.playing]).toEqual([0, true]);
});

test('autoplay starts to play, loop starts again after the last step', async () => {
  const element = await put('<conv-step autoplay loop playback-rate="16" strides="2"></conv-step>');
  await once(element, 'cnn-complete');
  expect(element.playing).toBe(true);
  expect(await once(element, 'cnn-step')).toMatchObject({ index: 0 });
  await once(element, 'cnn-complete');
  element.pause();
  expect(element.playing).toBe(false);
});

test('the button for the speed sets playbackRate', async () => {
  const element = await put('<conv-step></conv-step>');
  const rates: number[] = [];
  for (const label of ['Speed 1×', 'Speed 2×', 'Speed 4×', 'Speed 0.5×']) {
    await userEvent.click(button(element, label));
    await element.updateComplete;
    rates.push(element.playbackRate);
  }
  expect(rates).toEqual([2, 4, 0.5, 1]);
});

test('a disconnected figure has no timer and no observer, and plays again when it is connected', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const element = await put('<conv-step autoplay loop></conv-step>');
  const steps = record(element, 'cnn-step');
  vi.advanceTimersByTime(1500);
  expect(steps.length).toBe(1);
  const place = element.parentElement!;
  const observers = [IntersectionObserver, MutationObserver].map(({ prototype }) =>
    vi.spyOn(prototype, 'disconnect'),
  );
  element.remove();
  expect(observers.map((disconnect) => disconnect.mock.calls.length)).toEqual([1, 1]);
  expect(vi.getTimerCount()).toBe(0);
  place.append(element);
  vi.advanceTimersByTime(1500);
  expect([steps.length, element.playing]).toEqual([2, true]);
});

test('playing pauses while the figure is off-screen', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const place = await put('<div><p></p><conv-step loop></conv-step></div>');
  const element = place.querySelector('conv-step')!;
  const steps = record(element, 'cnn-step');
  place.querySelector('p')!.style.height = '5000px';
  element.play();
  await expect.poll(() => vi.getTimerCount()).toBe(0);
  vi.advanceTimersByTime(10_000);
  expect([steps, element.playing]).toEqual([[], true]);
  element.scrollIntoView();
  await expect.poll(() => vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(1500);
  expect(steps.length).toBe(1);
  window.scrollTo(0, 0);
});
