// The functions of the main entry are those of `reference` and `data` with ndarrays as results. Their comments are written
// once, there, and copied into the built types of the entry, where editors look for them.
import { readdir, readFile, writeFile } from 'node:fs/promises';

const documentedExport = /(\/\*\*(?:(?!\*\/)[^])*\*\/)\nexport declare (?:function|const) (\w+)/g;
const undocumentedExport = /(?<!\*\/\n)^export declare (?:function|const) (\w+)/gm;

/** @param {URL} dist the folder of the built package */
export async function documentEntry(dist) {
  const comments = new Map();
  for (const folder of ['reference/', 'data/']) {
    for (const name of await readdir(new URL(folder, dist))) {
      if (!name.endsWith('.d.ts')) continue;
      const text = await readFile(new URL(folder + name, dist), 'utf8');
      for (const [, comment, exported] of text.matchAll(documentedExport)) comments.set(exported, comment);
    }
  }
  const entry = new URL('index.d.ts', dist);
  const types = await readFile(entry, 'utf8');
  const documented = types.replace(undocumentedExport, (declaration, name) => {
    const comment = comments.get(name);
    if (!comment) throw new Error(`${name} of the main entry has no comment in reference/ or data/.`);
    return `${comment}\n${declaration}`;
  });
  await writeFile(entry, documented);
}
