import type { Example } from './Example.js';

/**
 * Makes the figure of an example: its attributes and properties are set before it stands in the place, as a page does.
 * Settles when all is given; what the figure then still loads and draws is its own.
 */
export async function show(example: Example, place: Element): Promise<HTMLElement> {
  const figure = document.createElement(example.tag);
  for (const [name, value] of Object.entries(example.attributes ?? {})) figure.setAttribute(name, value);
  Object.assign(figure, await example.properties?.());
  place.replaceChildren(figure);
  await example.use?.(figure);
  return figure;
}

/** What a page writes to have this figure. */
export function markupOf({ tag, attributes = {}, script }: Example): string {
  const written = Object.entries(attributes).map(
    ([name, value]) => ` ${name}${value && `=${quoted(value)}`}`,
  );
  const markup = `<${tag}${written.join('')}></${tag}>`;
  if (!script) return markup;
  return `${markup}\n\n<script type="module">\n${script.replace(/^(?=.)/gm, '  ')}\n</script>`;
}

const quoted = (value: string): string => (value.includes('"') ? `'${value}'` : `"${value}"`);
