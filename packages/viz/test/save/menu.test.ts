import '@cnn/viz/define.js';
import type { ConvStep } from '@cnn/viz';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { all, clear, inside, put } from '../helpers.js';

/** The files that would have been downloaded. */
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

const saveButton = (figure: Element): HTMLElement => inside(figure, '.saving > button');
const formats = (figure: Element): string[] =>
  all(figure, '.saving div button').map(({ textContent }) => textContent!);
const format = (figure: Element, name: string): HTMLElement =>
  all(figure, '.saving div button').find(({ textContent }) => textContent === name)!;
const status = (figure: Element): string => inside(figure, '.saving [role=status]').textContent!;

async function openMenu(markup: string): Promise<HTMLElement> {
  const figure = await put<HTMLElement>(markup);
  await expect.poll(() => saveButton(figure)).not.toBe(null);
  saveButton(figure).click();
  await expect.poll(() => formats(figure).length).toBeGreaterThan(1);
  return figure;
}

test('the Save button is there exactly while the figure is savable', async () => {
  const figure = await put('<conv-step></conv-step>');
  const savable = await put('<conv-step savable></conv-step>');
  await expect.poll(() => saveButton(savable)).not.toBe(null);
  expect(saveButton(figure)).toBe(null);
  figure.savable = true;
  await expect.poll(() => saveButton(figure)?.textContent).toBe('Save');
  figure.savable = false;
  await expect.poll(() => saveButton(figure)).toBe(null);
});

test('SVG saves the current step; the figure stays unchanged', async () => {
  const figure = await openMenu('<conv-step savable step="4" lang="en"></conv-step>');
  expect(saveButton(figure).getAttribute('aria-expanded')).toBe('true');
  format(figure, 'SVG').click();
  await expect.poll(() => status(figure)).toBe('Saved as conv-step-5.svg.');
  expect(files.map(({ name, file }) => [name, file.type])).toEqual([['conv-step-5.svg', 'image/svg+xml']]);
  const text = await files[0].file.text();
  expect(text).toMatch(/^<svg/);
  expect(text).not.toMatch(/Save|SVG</);
  expect((figure as unknown as { step: number }).step).toBe(4);
});

test('PNG saves a figure without steps', async () => {
  const figure = await openMenu('<prediction-bars savable values="0.1 0.9"></prediction-bars>');
  expect(formats(figure)).toEqual(['SVG', 'PNG']);
  format(figure, 'PNG').click();
  await expect.poll(() => files.length).toBe(1);
  expect(files[0].name).toBe('prediction-bars.png');
  const { width } = await createImageBitmap(files[0].file);
  expect(width).toBe(Math.round(2 * inside(figure, '.card').getBoundingClientRect().width));
});

test('keyboard: Enter opens the menu, Tab moves to the formats, Escape closes it', async () => {
  const figure = await put('<conv-step savable></conv-step>');
  await expect.poll(() => saveButton(figure)).not.toBe(null);
  saveButton(figure).focus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => formats(figure).length).toBeGreaterThan(1);
  await userEvent.keyboard('{Tab}');
  expect(figure.shadowRoot!.activeElement).toBe(format(figure, 'SVG'));
  await userEvent.keyboard(' ');
  await expect.poll(() => status(figure)).toBe('Saved as conv-step-1.svg.');
  expect(figure.playing).toBe(false);
  await userEvent.keyboard('{Escape}');
  expect(inside(figure, '.saving div').hidden).toBe(true);
  expect(figure.shadowRoot!.activeElement).toBe(saveButton(figure));
});

test('GIF saves all steps and shows its progress; Stop cancels it', async () => {
  const figure = await openMenu('<pool-step savable step="2"></pool-step>');
  await expect.poll(() => formats(figure)).toContain('GIF');
  expect(inside(figure, 'progress').hidden).toBe(true);
  format(figure, 'GIF').click();
  expect(status(figure)).toBe('Making the GIF …');
  expect(inside(figure, 'progress').hidden).toBe(false);
  expect(saveButton(figure).textContent).toBe('Stop');
  await expect.poll(() => status(figure)).toBe('Saved as pool-step.gif.');
  expect(files.map(({ name, file }) => [name, file.type])).toEqual([['pool-step.gif', 'image/gif']]);
  expect(saveButton(figure).textContent).toBe('Save');

  format(figure, 'GIF').click();
  saveButton(figure).click();
  await expect.poll(() => status(figure)).toBe('Stopped.');
  expect(files).toHaveLength(1);
  expect(inside(figure, 'progress').hidden).toBe(true);
});

test('MP4 is offered where the browser can encode it', async () => {
  const figure = await openMenu('<pool-step savable></pool-step>');
  await expect.poll(() => formats(figure)).toEqual(['SVG', 'PNG', 'GIF', 'MP4']);
  vi.stubGlobal('VideoEncoder', undefined);
  saveButton(figure).click();
  saveButton(figure).click();
  await expect.poll(() => formats(figure)).toEqual(['SVG', 'PNG', 'GIF']);
  const quiz = await openMenu('<pool-step savable quiz></pool-step>');
  expect(formats(quiz)).toEqual(['SVG', 'PNG']);
});

test('GIF of a figure with too many steps: the message says how many are allowed', async () => {
  const figure = await openMenu('<conv-step savable input="digit-3" filter="1"></conv-step>');
  (figure as ConvStep).input = Array.from({ length: 21 }, () => new Array(20).fill(1));
  await expect.poll(() => (figure as ConvStep).steps.length).toBe(420);
  format(figure, 'GIF').click();
  await expect.poll(() => status(figure)).toBe('420 steps are too many for a GIF, which takes 400.');
});

test('the language of the figure, and the messages of the page, which are not parsed as HTML', async () => {
  const figure = await openMenu('<conv-step savable lang="zh"></conv-step>');
  expect(saveButton(figure).textContent).toBe('保存');
  format(figure, 'SVG').click();
  await expect.poll(() => status(figure)).toBe('已保存为 conv-step-1.svg。');
  figure.setAttribute('lang', 'en');
  await expect.poll(() => saveButton(figure).textContent).toBe('Save');
  figure.setAttribute('messages', '{"save": "<b>Keep</b>"}');
  await expect.poll(() => saveButton(figure).textContent).toBe('<b>Keep</b>');
});

test('the menu is hidden while a value is refused', async () => {
  const figure = await put('<conv-step savable></conv-step>');
  await expect.poll(() => saveButton(figure)).not.toBe(null);
  figure.setAttribute('strides', '0');
  await expect.poll(() => inside(figure, '.saving').hidden).toBe(true);
  figure.removeAttribute('strides');
  await expect.poll(() => inside(figure, '.saving').hidden).toBe(false);
});

test('a failure is reported', async () => {
  const figure = await openMenu('<conv-step savable></conv-step>');
  vi.spyOn(figure, 'getBoundingClientRect').mockReturnValue(new DOMRect());
  format(figure, 'PNG').click();
  await expect.poll(() => status(figure)).toBe('It could not be saved.');
  expect(files).toEqual([]);
});
