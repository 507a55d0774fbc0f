// Makes rules of dependency-cruiser from the layers of folders in .dependency-cruiser.mjs.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './start.mjs';

/**
 * The rules that keep every folder in its layers.
 *
 * @param layers `{ folder: ['name name', …] }`: names of entries by layer, lowest first; `*` is all that have no name
 */
export function layerRules(layers) {
  return Object.entries(layers).flatMap(([folder, lines]) => {
    const named = namesOf(lines);
    const others = named.includes('*') ? entriesOf(folder).filter((name) => !named.includes(name)) : [];
    const names = lines.map((line) => namesOf([line]).flatMap((name) => (name === '*' ? others : name)));
    return names.flatMap((layer, index) => rulesOf(folder, layer, names.slice(index + 1).flat()));
  });
}

/** The rules for one layer of a folder: nothing of later layers, and no folder of its own but from inside it. */
function rulesOf(folder, layer, later) {
  const prefix = folder === '.' ? '' : `${folder}/`;
  const path = (names) => `^${prefix}(${names.join('|').replaceAll('.', '\\.')})(?=/|$)`;
  const folders = layer.filter((name) => isFolder(folder, name));
  const files = layer.filter((name) => !isFolder(folder, name));
  const pairs = [
    { importers: layer, imported: later },
    { importers: files, imported: folders },
    { importers: folders, imported: layer, except: `^${prefix}$1/` },
  ];
  return pairs
    .filter(({ importers, imported }) => importers.length > 0 && imported.length > 0)
    .map(({ importers, imported, except }) => ({
      name: `layers of ${folder}`,
      from: { path: path(importers) },
      to: { path: path(imported), ...(except && { pathNot: except }), dynamic: false },
    }));
}

/** Throws where `layers` names an entry that is not there, or lacks an entry, or a folder that has folders in it. */
export function checkLayers(layers, folder) {
  const entries = entriesOf(folder);
  const folders = entries.filter((name) => isFolder(folder, name));
  if (folders.length > 0 && !layers[folder]) fail(`has no layers for ${folder}`);
  const named = namesOf(layers[folder] ?? ['*']);
  const unknown = named.filter((name) => name !== '*' && !entries.includes(name));
  const missing = named.includes('*') ? [] : entries.filter((name) => !named.includes(name));
  if (unknown.length > 0) fail(`names ${unknown.join(', ')}, which ${folder} does not have`);
  if (missing.length > 0) fail(`lacks ${missing.join(', ')} in the layers of ${folder}`);
  for (const name of folders) checkLayers(layers, `${folder}/${name}`);
}

const namesOf = (lines) => lines.flatMap((line) => line.split(' '));

const entriesOf = (folder) => readdirSync(join(root, folder)).filter((name) => name !== 'generated');

const isFolder = (folder, name) => statSync(join(root, folder, name)).isDirectory();

function fail(text) {
  throw new Error(`.dependency-cruiser.mjs ${text}.`);
}
