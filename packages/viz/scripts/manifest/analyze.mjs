// The custom-elements manifest, made of the sources and of their doc comments.
import { create, ts } from '@custom-elements-manifest/analyzer';
import { litPlugin } from '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const here = join(import.meta.dirname, '../..');

/** What the package's elements are, as a custom-elements manifest of schema 1.0.0 that names the built modules. */
export function analyze() {
  const modules = readdirSync(join(here, 'src'), { recursive: true })
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts'))
    .sort()
    .map((path) =>
      ts.createSourceFile(path, readFileSync(join(here, path), 'utf8'), ts.ScriptTarget.ES2022, true),
    );
  const manifest = create({ modules, plugins: litPlugin() });
  manifest.modules = manifest.modules.map(ofElements).filter(({ exports }) => exports.length > 0);
  return JSON.parse(JSON.stringify(manifest), built);
}

/** The declarations of a manifest that have a tag. */
export const elementsOf = (manifest) =>
  manifest.modules.flatMap(({ declarations }) => declarations).filter(({ tagName }) => tagName);

function ofElements({ kind, path, declarations, exports }) {
  const classes = declarations.filter(isFigure).map(ofClass);
  const names = new Set(classes.map(({ name }) => name));
  return {
    kind,
    path,
    declarations: classes,
    exports: exports.filter((entry) => entry.kind === 'custom-element-definition' || names.has(entry.name)),
  };
}

/** An element, or a class that elements extend. */
const isFigure = ({ customElement, superclass }) => customElement && superclass;

/** Without what a page has no use for: members that are not public or not explained. */
function ofClass({ customElement, tagName, ...rest }) {
  const members = (rest.members ?? []).filter(
    ({ privacy, description, static: isStatic }) =>
      (privacy ?? 'public') === 'public' && description && !isStatic,
  );
  const attributes = rest.attributes?.filter(({ name }) => name).map(ofAttribute);
  const events = rest.events?.filter(({ name }) => name?.startsWith('cnn-'));
  return { ...rest, members, attributes, events, customElement, tagName };
}

/** An attribute is text: a choice of words, a number, there or not, or else any text. */
function ofAttribute({ type, ...rest }) {
  const options = (type?.text ?? '').split('|').map((text) => text.trim());
  const words = options.filter((text) => /^'[^']*'$/.test(text));
  const text = options.includes('boolean')
    ? 'boolean'
    : words.length > 0 && words.length === options.filter((option) => option !== 'undefined').length
      ? words.join(' | ')
      : options.some((option) => option !== 'number' && option !== 'undefined')
        ? 'string'
        : 'number';
  return { ...rest, type: { text } };
}

/** Sources are named as what is built of them. */
function built(key, value) {
  if ((key !== 'path' && key !== 'module') || typeof value !== 'string') return value;
  return value.replace(/^\/?src\/(.*)\.[jt]s$/, 'dist/$1.js');
}
