// Every example of every element, drawn: as it was, without an error that it is not about.
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

/** What took how long differs from run to run. */
const withoutTimes = (text: string) =>
  text
    .replace(/[\d.,]+ (?=s\b|ms\b|samples)/g, '… ')
    .replace(/\d+:\d\d/g, '…')
    // Told once there was time to measure.
    .replace(/^.*… s left\n/gm, '');

/** The drawing when nothing more is loaded, computed or on its way. */
async function settled(figure: Element): Promise<string> {
  let before = '';
  let now = '';
  await vi.waitFor(
    async () => {
      before = now;
      now = withoutTimes(await drawingOf(figure));
      if (now !== before || now.trim() === '') throw new Error('It still changes.');
    },
    { timeout: 15_000, interval: 250 },
  );
  return now;
}

const textsOf = (root: ParentNode): string[] =>
  [...root.querySelectorAll('*')].flatMap((element) => [
    ...(element.localName === 'style'
      ? []
      : [...element.childNodes].map((node) => (node.nodeType === 3 ? node.nodeValue! : ''))),
    ...[...element.attributes].map(({ value }) => value),
    ...(element.shadowRoot ? textsOf(element.shadowRoot) : []),
  ]);

test('every element has its states, each with a name and titles of its own', () => {
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
    const said = (['error', 'warn'] as const).map((name) => vi.spyOn(console, name));
    const place = await put<HTMLElement>('<div></div>');
    place.style.inlineSize = '760px';
    // The pointer rests where an earlier test left it.
    place.style.pointerEvents = 'none';
    const errors = record(place, 'cnn-error');
    const figure = await show(example, place);
    const drawing = await settled(figure);
    const isError = example.name === 'error';
    expect(errors).toHaveLength(isError ? 1 : 0);
    expect(figure.shadowRoot!.querySelectorAll('[role=alert]')).toHaveLength(isError ? 1 : 0);
    expect(
      textsOf(figure.shadowRoot!).filter((text) => /\b(NaN|undefined|Infinity|\[object)/.test(text)),
    ).toEqual([]);
    expect(said.flatMap(({ mock }) => mock.calls)).toEqual([]);
    await expect(drawing).toMatchFileSnapshot(`./__snapshots__/examples/${tag}-${example.name}.txt`);
  });
});
