import type { Example } from './Example.js';

/**
 * Creates the figure of an example in a container, with its attributes and properties set before it is connected.
 * Resolves once all of them are set; the figure may then still load or compute something.
 */
export async function show(example: Example, container: Element): Promise<HTMLElement> {
  const figure = document.createElement(example.tag);
  for (const [name, value] of Object.entries(example.attributes ?? {})) figure.setAttribute(name, value);
  Object.assign(figure, await example.properties?.());
  container.replaceChildren(figure);
  await example.use?.(figure);
  return figure;
}

/** The HTML of a page with this figure. */
export function markupOf({ tag, attributes = {}, script }: Example): string {
  const attributeTexts = Object.entries(attributes).map(
    ([name, value]) => ` ${name}${value && `=${quote(value)}`}`,
  );
  const markup = `<${tag}${attributeTexts.join('')}></${tag}>`;
  if (!script) return markup;
  return `${markup}\n\n<script type="module">\n${script.replace(/^(?=.)/gm, '  ')}\n</script>`;
}

const quote = (value: string): string => (value.includes('"') ? `'${value}'` : `"${value}"`);
