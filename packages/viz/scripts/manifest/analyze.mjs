// Generates the custom-elements manifest from the sources and their doc comments.
import { create, ts } from '@custom-elements-manifest/analyzer';
import { litPlugin } from '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const here = join(import.meta.dirname, '../..');

/** The package's elements, as a custom-elements manifest of schema 1.0.0 whose paths are those of the built modules. */
export function analyze() {
  const modules = readdirSync(join(here, 'src'), { recursive: true })
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts'))
    .sort()
    .map((path) =>
      ts.createSourceFile(path, readFileSync(join(here, path), 'utf8'), ts.ScriptTarget.ES2022, true),
    );
  const manifest = create({ modules, plugins: litPlugin() });
  manifest.modules = manifest.modules.map(onlyElements).filter(({ exports }) => exports.length > 0);
  return JSON.parse(JSON.stringify(manifest), toBuiltPath);
}

/** The declarations of a manifest that have a tag. */
export const elementsOf = (manifest) =>
  manifest.modules.flatMap(({ declarations }) => declarations).filter(({ tagName }) => tagName);

function onlyElements({ kind, path, declarations, exports }) {
  const classes = declarations.filter(isElement).map(publicPart);
  const names = new Set(classes.map(({ name }) => name));
  return {
    kind,
    path,
    declarations: classes,
    exports: exports.filter((entry) => entry.kind === 'custom-element-definition' || names.has(entry.name)),
  };
}

/** Whether a declaration is an element, or a class that elements extend. */
const isElement = ({ customElement, superclass }) => customElement && superclass;

/** A class without the members that are private or have no doc comment. */
function publicPart({ customElement, tagName, ...rest }) {
  const members = (rest.members ?? []).filter(
    ({ privacy, description, static: isStatic }) =>
      (privacy ?? 'public') === 'public' && description && !isStatic,
  );
  const attributes = rest.attributes?.filter(({ name }) => name).map(toAttributeType);
  const events = rest.events?.filter(({ name }) => name?.startsWith('cnn-'));
  return { ...rest, members, attributes, events, customElement, tagName };
}

/** An attribute with the type of its text: `boolean`, a union of strings, `number`, or `string`. */
function toAttributeType({ type, ...rest }) {
  const options = (type?.text ?? '').split('|').map((text) => text.trim());
  const literals = options.filter((text) => /^'[^']*'$/.test(text));
  const text = options.includes('boolean')
    ? 'boolean'
    : literals.length > 0 && literals.length === options.filter((option) => option !== 'undefined').length
      ? literals.join(' | ')
      : options.some((option) => option !== 'number' && option !== 'undefined')
        ? 'string'
        : 'number';
  return { ...rest, type: { text } };
}

/** A reviver for JSON that replaces the path of each source with that of the module built from it. */
function toBuiltPath(key, value) {
  if ((key !== 'path' && key !== 'module') || typeof value !== 'string') return value;
  return value.replace(/^\/?src\/(.*)\.[jt]s$/, 'dist/$1.js');
}
