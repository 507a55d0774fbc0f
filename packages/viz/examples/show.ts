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

/** The markup of an example; what no attribute can say is left to the page's program. */
export function markupOf({ tag, attributes = {} }: Example): string {
  const written = Object.entries(attributes).map(([name, value]) =>
    value === '' ? ` ${name}` : value.includes('"') ? ` ${name}='${value}'` : ` ${name}="${value}"`,
  );
  return `<${tag}${written.join('')}></${tag}>`;
}
