// The functions of the main entry are those of `reference` with other results. Their comments are written once,
// there; here they are copied into the entry's built types, where editors look for them.
import { readdir, readFile, writeFile } from 'node:fs/promises';

const comment = /(\/\*\*(?:(?!\*\/)[^])*\*\/)\nexport declare (?:function|const) (\w+)/g;

/** @param {URL} dist the folder of the built package */
export async function documentEntry(dist) {
  const comments = new Map();
  for (const folder of ['reference/', 'data/']) {
    for (const name of await readdir(new URL(folder, dist))) {
      if (!name.endsWith('.d.ts')) continue;
      const text = await readFile(new URL(folder + name, dist), 'utf8');
      for (const [, found, exported] of text.matchAll(comment)) comments.set(exported, found);
    }
  }
  const entry = new URL('index.d.ts', dist);
  const types = await readFile(entry, 'utf8');
  const documented = types.replace(/^export declare const (\w+)/gm, (declaration, name) => {
    const found = comments.get(name);
    if (!found) throw new Error(`${name} has no comment where it is written.`);
    return `${found}\n${declaration}`;
  });
  await writeFile(entry, documented);
}
