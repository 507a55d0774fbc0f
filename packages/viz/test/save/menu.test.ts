import '@cnn/viz/define.js';
import type { ConvStep } from '@cnn/viz';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { all, clear, inside, put } from '../helpers.js';

/** What was handed to the reader instead of to the disk. */
let files: { name: string; file: Blob }[] = [];

beforeEach(() => {
  files = [];
  const blobs = new Map<string, Blob>();
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    blobs.set(`blob:${blobs.size}`, blob as Blob);
    return `blob:${blobs.size - 1}`;
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    files.push({ name: this.download, file: blobs.get(this.href)! });
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  clear();
});

const main = (figure: Element): HTMLElement => inside(figure, '.saving > button');
const formats = (figure: Element): string[] =>
  all(figure, '.saving div button').map((one) => one.textContent!);
const format = (figure: Element, name: string): HTMLElement =>
  all(figure, '.saving div button').find((one) => one.textContent === name)!;
const status = (figure: Element): string => inside(figure, '.saving [role=status]').textContent!;

async function opened(markup: string): Promise<HTMLElement> {
  const figure = await put<HTMLElement>(markup);
  await expect.poll(() => main(figure)).not.toBe(null);
  main(figure).click();
  await expect.poll(() => formats(figure).length).toBeGreaterThan(1);
  return figure;
}

test('without savable nothing is there; it comes and goes with the attribute', async () => {
  const figure = await put('<conv-step></conv-step>');
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(main(figure)).toBe(null);
  figure.savable = true;
  await expect.poll(() => main(figure)?.textContent).toBe('Save');
  figure.savable = false;
  await expect.poll(() => main(figure)).toBe(null);
});

test('the SVG of the step shown, and the figure stays as it is', async () => {
  const figure = await opened('<conv-step savable step="4" lang="en"></conv-step>');
  expect(main(figure).getAttribute('aria-expanded')).toBe('true');
  format(figure, 'SVG').click();
  await expect.poll(() => status(figure)).toBe('Saved as conv-step-5.svg.');
  expect(files.map(({ name, file }) => [name, file.type])).toEqual([['conv-step-5.svg', 'image/svg+xml']]);
  const text = await files[0].file.text();
  expect(text).toMatch(/^<svg/);
  expect(text).not.toMatch(/Save|SVG</);
  expect((figure as unknown as { step: number }).step).toBe(4);
});

test('the PNG of a figure without steps', async () => {
  const figure = await opened('<prediction-bars savable values="0.1 0.9"></prediction-bars>');
  expect(formats(figure)).toEqual(['SVG', 'PNG']);
  format(figure, 'PNG').click();
  await expect.poll(() => files.length).toBe(1);
  expect(files[0].name).toBe('prediction-bars.png');
  const { width } = await createImageBitmap(files[0].file);
  expect(width).toBe(Math.round(2 * inside(figure, '.card').getBoundingClientRect().width));
});

test('by keyboard: Enter opens, Tab leads to the formats, Escape leads back', async () => {
  const figure = await put('<conv-step savable></conv-step>');
  await expect.poll(() => main(figure)).not.toBe(null);
  main(figure).focus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => formats(figure).length).toBeGreaterThan(1);
  await userEvent.keyboard('{Tab}');
  expect(figure.shadowRoot!.activeElement).toBe(format(figure, 'SVG'));
  await userEvent.keyboard(' ');
  await expect.poll(() => status(figure)).toBe('Saved as conv-step-1.svg.');
  expect(figure.playing).toBe(false);
  await userEvent.keyboard('{Escape}');
  expect(inside(figure, '.saving div').hidden).toBe(true);
  expect(figure.shadowRoot!.activeElement).toBe(main(figure));
});

test('the GIF of all steps, with its progress; Stop ends it', async () => {
  const figure = await opened('<pool-step savable step="2"></pool-step>');
  await expect.poll(() => formats(figure)).toContain('GIF');
  expect(inside(figure, 'progress').hidden).toBe(true);
  format(figure, 'GIF').click();
  expect(status(figure)).toBe('Making the GIF …');
  expect(inside(figure, 'progress').hidden).toBe(false);
  expect(main(figure).textContent).toBe('Stop');
  await expect.poll(() => status(figure)).toBe('Saved as pool-step.gif.');
  expect(files.map(({ name, file }) => [name, file.type])).toEqual([['pool-step.gif', 'image/gif']]);
  expect(main(figure).textContent).toBe('Save');

  format(figure, 'GIF').click();
  main(figure).click();
  await expect.poll(() => status(figure)).toBe('Stopped.');
  expect(files).toHaveLength(1);
  expect(inside(figure, 'progress').hidden).toBe(true);
});

test('MP4 is offered where the browser can encode it', async () => {
  const figure = await opened('<pool-step savable></pool-step>');
  await expect.poll(() => formats(figure)).toEqual(['SVG', 'PNG', 'GIF', 'MP4']);
  vi.stubGlobal('VideoEncoder', undefined);
  main(figure).click();
  main(figure).click();
  await expect.poll(() => formats(figure)).toEqual(['SVG', 'PNG', 'GIF']);
  const asking = await opened('<pool-step savable quiz></pool-step>');
  expect(formats(asking)).toEqual(['SVG', 'PNG']);
});

test('a figure with too many steps says how many it may have', async () => {
  const figure = await opened('<conv-step savable input="digit-3" filter="1"></conv-step>');
  (figure as ConvStep).input = Array.from({ length: 21 }, () => new Array(20).fill(1));
  await expect.poll(() => (figure as ConvStep).steps.length).toBe(420);
  format(figure, 'GIF').click();
  await expect.poll(() => status(figure)).toBe('420 steps are too many for a GIF, which takes 400.');
});

test('Chinese, and the words of the page, as text', async () => {
  const figure = await opened('<conv-step savable lang="zh"></conv-step>');
  expect(main(figure).textContent).toBe('保存');
  format(figure, 'SVG').click();
  await expect.poll(() => status(figure)).toBe('已保存为 conv-step-1.svg。');
  figure.setAttribute('lang', 'en');
  await expect.poll(() => main(figure).textContent).toBe('Save');
  figure.setAttribute('messages', '{"save": "<b>Keep</b>"}');
  await expect.poll(() => main(figure).textContent).toBe('<b>Keep</b>');
});

test('while a value is refused there is nothing to save', async () => {
  const figure = await put('<conv-step savable></conv-step>');
  await expect.poll(() => main(figure)).not.toBe(null);
  figure.setAttribute('strides', '0');
  await expect.poll(() => inside(figure, '.saving').hidden).toBe(true);
  figure.removeAttribute('strides');
  await expect.poll(() => inside(figure, '.saving').hidden).toBe(false);
});

test('what can not be saved is said', async () => {
  const figure = await opened('<conv-step savable></conv-step>');
  vi.spyOn(figure, 'getBoundingClientRect').mockReturnValue(new DOMRect());
  format(figure, 'PNG').click();
  await expect.poll(() => status(figure)).toBe('It could not be saved.');
  expect(files).toEqual([]);
});
