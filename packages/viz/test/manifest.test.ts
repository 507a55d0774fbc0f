// What the manifest says of an element is what the element has, and the other way round.
import { elements } from 'virtual:custom-elements';
import '@cnn/viz/define.js';
import { afterEach, expect, test, vi } from 'vitest';
import { exampleSets } from '../examples/index.js';
import { show } from '../examples/show.js';
import { clear, put } from './helpers.js';

afterEach(clear);

const namesOf = (list: { name: string }[]) => list.map(({ name }) => name).sort();

/** What a reader opens, where parts come only then. */
const opened: Record<string, string> = {
  'cnn-diagram': '.stage canvas',
  'confusion-matrix': '[part~=cell]',
  'filter-gallery': '[part~=map]',
  'feature-maps': '[part~=map]',
};

const partsOf = (figure: Element) =>
  [...figure.shadowRoot!.querySelectorAll('[part]')].flatMap((element) => [...element.part]);

test('every element is in the manifest, and no other', () => {
  expect(elements.map(({ tagName }) => tagName).sort()).toEqual(exampleSets.map(({ tag }) => tag).sort());
});

test.each(elements)('<$tagName>: what it names is explained', ({ name, description, ...lists }) => {
  const { attributes, members, events, cssParts, cssProperties } = lists;
  const all = [{ name, description }, ...attributes, ...members, ...events, ...cssParts, ...cssProperties];
  expect(all.filter((entry) => !entry.description)).toEqual([]);
  expect(namesOf(events)).toContain('cnn-error');
});

test.each(elements)('<$tagName>: its attributes are those that it observes', ({ tagName, attributes }) => {
  const { observedAttributes } = customElements.get(tagName) as unknown as { observedAttributes: string[] };
  expect(namesOf(attributes)).toEqual([...new Set(observedAttributes)].sort());
});

test.each(elements)('<$tagName>: its parts are those that it draws', async ({ tagName, cssParts }) => {
  const { examples } = exampleSets.find(({ tag }) => tag === tagName)!;
  const drawn = new Set<string>();
  const gather = (figure: Element) => partsOf(figure).forEach((part) => drawn.add(part));
  const named = namesOf(cssParts);
  const place = await put<HTMLElement>('<div></div>');
  for (const example of examples) {
    const figure = await show(example, place);
    for (const name of ['savable', 'editable']) if (example.name === 'default') figure.setAttribute(name, '');
    await vi.waitFor(() => expect(partsOf(figure)).not.toEqual([]));
    await new Promise(requestAnimationFrame);
    gather(figure);
    const { shadowRoot } = figure;
    if (opened[tagName]) shadowRoot!.querySelector<HTMLElement>(opened[tagName])?.click();
    await new Promise(requestAnimationFrame);
    gather(figure);
    if (example.name !== 'default') continue;
    const save = await vi.waitUntil(() => shadowRoot!.querySelector<HTMLElement>('[part~=save]'));
    save.click();
    await vi.waitUntil(() => shadowRoot!.querySelector('[part~=format]'));
    gather(figure);
  }
  const missing = {
    drawn: [...drawn].filter((part) => !named.includes(part)),
    named: named.filter((part) => !drawn.has(part)),
  };
  expect(missing).toEqual({ drawn: [], named: [] });
});
