// Writes the manifest, and what editors and JSX read, into a folder.
import { getVsCodeCssCustomData, getVsCodeHtmlCustomData } from 'custom-element-vs-code-integration';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyze } from './analyze.mjs';
import { jsxTypes, reactTypes } from './jsxTypes.mjs';

export function writeManifest(folder) {
  const manifest = analyze();
  const write = (name, text) => writeFileSync(join(folder, name), text);
  const json = (name, value) => write(name, `${JSON.stringify(value, null, 2)}\n`);
  json('custom-elements.json', manifest);
  const options = { hideCssPropertiesDocs: true, hideLogs: true };
  // The generators add notes of their own to what they are given.
  json('html-data.json', JSON.parse(getVsCodeHtmlCustomData(structuredClone(manifest), options)));
  const css = JSON.parse(getVsCodeCssCustomData(structuredClone(manifest), options));
  const { properties, pseudoElements } = css;
  json('css-data.json', {
    ...css,
    properties: byName(properties),
    pseudoElements: byName(pseudoElements),
  });
  write('jsx.d.ts', jsxTypes(manifest));
  write('react.d.ts', reactTypes);
  // What is imported for its types alone must be there when a program runs, too.
  for (const name of ['jsx.js', 'react.js']) write(name, 'export {};\n');
}

/** Every name once, as the first element that has it says what it is. */
function byName(entries) {
  const found = new Map();
  for (const entry of entries) if (!found.has(entry.name)) found.set(entry.name, entry);
  return [...found.values()];
}
