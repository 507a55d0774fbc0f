// Bundles the worker's whole program into one file, and the same as text for where no file can be had.
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

export async function bundleWorker() {
  const source = fileURLToPath(new URL('../src/parallel/', import.meta.url));
  const result = await build({
    configFile: false,
    root: source,
    logLevel: 'warn',
    resolve: { conditions: ['@cnn/source', 'module', 'browser'] },
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      // A library build would keep its white space for other bundlers; this one goes to the browser as it is.
      rolldownOptions: { output: { minify: true } },
      lib: { entry: `${source}worker/worker.ts`, formats: ['es'], fileName: 'worker' },
    },
  });
  const [{ output }] = Array.isArray(result) ? result : [result];
  const { code } = output[0];
  if (output.length !== 1 || /^\s*(import|export)\s/m.test(code)) {
    throw new Error('The worker program must be one file without imports.');
  }
  const target = `${source}generated/`;
  await mkdir(target, { recursive: true });
  await writeFile(`${target}worker.js`, code);
  await writeFile(
    `${target}workerSource.ts`,
    `// Made by scripts/bundleWorker.mjs from worker/worker.ts.\nexport const workerSource = ${JSON.stringify(code)};\n`,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundleWorker();
