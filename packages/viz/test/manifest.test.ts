// The manifest and the elements have the same attributes, parts and events.
import { elements } from 'virtual:custom-elements';
import '@cnn/viz/define.js';
import { afterEach, expect, test, vi } from 'vitest';
import { exampleSets } from '../examples/index.js';
import { show } from '../examples/show.js';
import { clear, put } from './helpers.js';

afterEach(clear);

const namesOf = (list: { name: string }[]) => list.map(({ name }) => name).sort();

/** What a click opens, where some parts are drawn only then. */
const openedBy: Record<string, string> = {
  'cnn-diagram': '.stage canvas',
  'confusion-matrix': '[part~=cell]',
  'filter-gallery': '[part~=map]',
  'feature-maps': '[part~=map]',
};

const partsOf = (figure: Element) =>
  [...figure.shadowRoot!.querySelectorAll('[part]')].flatMap((element) => [...element.part]);

test('the manifest has exactly the elements of the package', () => {
  expect(elements.map(({ tagName }) => tagName).sort()).toEqual(exampleSets.map(({ tag }) => tag).sort());
});

test.each(elements)('<$tagName>: every entry has a description', ({ name, description, ...lists }) => {
  const { attributes, members, events, cssParts, cssProperties } = lists;
  const all = [{ name, description }, ...attributes, ...members, ...events, ...cssParts, ...cssProperties];
  expect(all.filter((entry) => !entry.description)).toEqual([]);
  expect(namesOf(events)).toContain('cnn-error');
});

test.each(elements)(
  '<$tagName>: the attributes are those that the element observes',
  ({ tagName, attributes }) => {
    const { observedAttributes } = customElements.get(tagName) as unknown as { observedAttributes: string[] };
    expect(namesOf(attributes)).toEqual([...new Set(observedAttributes)].sort());
  },
);

test.each(elements)(
  '<$tagName>: the parts are those that the element draws',
  async ({ tagName, cssParts }) => {
    const { examples } = exampleSets.find(({ tag }) => tag === tagName)!;
    const drawn = new Set<string>();
    const collect = (figure: Element) => partsOf(figure).forEach((part) => drawn.add(part));
    const named = namesOf(cssParts);
    const container = await put<HTMLElement>('<div></div>');
    for (const example of examples) {
      const figure = await show(example, container);
      for (const name of ['savable', 'editable'])
        if (example.name === 'default') figure.setAttribute(name, '');
      await vi.waitFor(() => expect(partsOf(figure)).not.toEqual([]));
      await new Promise(requestAnimationFrame);
      collect(figure);
      const { shadowRoot } = figure;
      if (openedBy[tagName]) shadowRoot!.querySelector<HTMLElement>(openedBy[tagName])?.click();
      await new Promise(requestAnimationFrame);
      collect(figure);
      if (example.name !== 'default') continue;
      const save = await vi.waitUntil(() => shadowRoot!.querySelector<HTMLElement>('[part~=save]'));
      save.click();
      await vi.waitUntil(() => shadowRoot!.querySelector('[part~=format]'));
      collect(figure);
    }
    const missing = {
      inManifest: [...drawn].filter((part) => !named.includes(part)),
      inDrawing: named.filter((part) => !drawn.has(part)),
    };
    expect(missing).toEqual({ inManifest: [], inDrawing: [] });
  },
);
