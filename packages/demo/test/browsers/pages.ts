// What the browser tests open: the built page and the elements' single files, each page with testing.js first.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cdn, dist, serve, type Server } from '../site.js';

const script = '<script src="./testing.js"></script>';
const source = fileURLToPath(new URL('testing.js', import.meta.url));

const module = (file: string) => `<script type="module" src="./${file}"></script>`;

/** The bodies of the pages beside the single files. */
const pages = {
  'conv-step.html': `${module('conv-step.js')}<conv-step></conv-step>`,
  'cnn-viz.html': `${module('cnn-viz.js')}<pool-step></pool-step><cnn-diagram></cnn-diagram>`,
  'errors.html': `${module('missing.js')}<script>
      console.error('reported');
      Promise.reject(new Error('rejected'));
      throw new Error('thrown');
    </script>`,
};

/** Serves the demo as `/demo/`, and `pages` in `/cdn/`. */
export async function servePages(): Promise<Server> {
  const folder = await mkdtemp(join(tmpdir(), 'cnn-browsers-'));
  for (const [name, built] of [
    ['demo', dist],
    ['cdn', cdn],
  ]) {
    await cp(built, join(folder, name), { recursive: true });
    await cp(source, join(folder, name, 'testing.js'));
  }
  const index = join(folder, 'demo/index.html');
  await writeFile(index, (await readFile(index, 'utf8')).replace('<meta name="viewport"', `${script}$&`));
  for (const [name, body] of Object.entries(pages)) {
    const head = `<!doctype html><html lang="en"><meta charset="utf-8" /><title>${name}</title>${script}`;
    await writeFile(join(folder, 'cdn', name), head + body);
  }
  const server = await serve(folder);
  return {
    url: server.url,
    async close() {
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
}
