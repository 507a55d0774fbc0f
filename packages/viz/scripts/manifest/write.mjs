// Writes the manifest, and the data for editors and JSX generated from it, into a folder.
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
  // The generators modify the manifest that they are given.
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
  // An import of types only must resolve at run time too.
  for (const name of ['jsx.js', 'react.js']) write(name, 'export {};\n');
}

/** Each name once, with the description of the first element that has it. */
function byName(entries) {
  const entryOf = new Map();
  for (const entry of entries) if (!entryOf.has(entry.name)) entryOf.set(entry.name, entry);
  return [...entryOf.values()];
}
