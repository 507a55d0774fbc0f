// Every example of every element is drawn as its snapshot has it, without errors other than those it is about.
import '@cnn/viz/define.js';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { exampleSets } from '../examples/index.js';
import { show } from '../examples/show.js';
import { drawingOf } from './drawing.js';
import { clear, put, record } from './helpers.js';

beforeEach(() => {
  document.documentElement.style.colorScheme = 'light';
  document.documentElement.lang = 'en';
});
afterEach(() => {
  clear();
  vi.restoreAllMocks();
});

/** Leaves out durations and speeds, which differ from run to run. */
const withoutTimes = (text: string) =>
  text
    .replace(/[\d.,]+ (?=s\b|ms\b|samples)/g, '… ')
    .replace(/\d+:\d\d/g, '…')
    // Shown only once the training has run for long enough to estimate it.
    .replace(/^.*… s left\n/gm, '');

/** The drawing of a figure once it no longer changes. */
async function finalDrawing(figure: Element): Promise<string> {
  let previous = '';
  let drawing = '';
  await vi.waitFor(
    async () => {
      previous = drawing;
      drawing = withoutTimes(await drawingOf(figure));
      if (drawing !== previous || drawing.trim() === '') throw new Error('The drawing still changes.');
    },
    { timeout: 15_000, interval: 100 },
  );
  return drawing;
}

const textsOf = (root: ParentNode): string[] =>
  [...root.querySelectorAll('*')].flatMap((element) => [
    ...(element.localName === 'style'
      ? []
      : [...element.childNodes].map((node) => (node.nodeType === 3 ? node.nodeValue! : ''))),
    ...[...element.attributes].map(({ value }) => value),
    ...(element.shadowRoot ? textsOf(element.shadowRoot) : []),
  ]);

test('every element has a default and an error example, with unique names and titles', () => {
  for (const { tag, examples } of exampleSets) {
    expect(customElements.get(tag)).toBeDefined();
    expect(examples.map((example) => example.tag)).toEqual(examples.map(() => tag));
    expect(examples[0]).toEqual({ name: 'default', title: examples[0].title, tag });
    expect(examples.at(-1)!.name).toBe('error');
    for (const key of ['en', 'zh'] as const) {
      expect(new Set(examples.map(({ title }) => title[key])).size).toBe(examples.length);
    }
    expect(new Set(examples.map(({ name }) => name)).size).toBe(examples.length);
  }
});

describe.each(exampleSets)('<$tag>', ({ tag, examples }) => {
  test.each(examples)('$name', async (example) => {
    const consoleCalls = (['error', 'warn'] as const).map((name) => vi.spyOn(console, name));
    const container = await put<HTMLElement>('<div></div>');
    container.style.inlineSize = '760px';
    // The pointer may still be over this position from an earlier test.
    container.style.pointerEvents = 'none';
    const errors = record(container, 'cnn-error');
    const figure = await show(example, container);
    const drawing = await finalDrawing(figure);
    const isError = example.name === 'error';
    expect(errors).toHaveLength(isError ? 1 : 0);
    expect(figure.shadowRoot!.querySelectorAll('[role=alert]')).toHaveLength(isError ? 1 : 0);
    expect(
      textsOf(figure.shadowRoot!).filter((text) => /\b(NaN|undefined|Infinity|\[object)/.test(text)),
    ).toEqual([]);
    expect(consoleCalls.flatMap(({ mock }) => mock.calls)).toEqual([]);
    await expect(drawing).toMatchFileSnapshot(`./__snapshots__/examples/${tag}-${example.name}.txt`);
  });
});
