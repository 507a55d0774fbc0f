// The package as users install it: in Node, in a page's build and in TypeScript.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { chromium, type Page } from 'playwright';
import { publint } from 'publint';
import { build } from 'vite';
import { beforeAll, describe, expect, test } from 'vitest';
import { launchOptions } from '../../../../scripts/chromium.mjs';
import { readExports } from './exportComments.js';
import { dist, folder, installPackage, node, nodeTypeRoot, require, tsc, write } from './installedPackage.js';
import { testReadme } from './readme.js';

beforeAll(installPackage, 120_000);

describe('the README', testReadme);

test('the package computes and trains with worker threads in Node', () => {
  write(
    'use.js',
    `import { conv2d, layers, sequential, textbook } from '@cnn/core';
     import { poolSteps } from '@cnn/core/steps';
     const model = sequential([layers.dense({ units: 2, activation: 'softmax', inputShape: [1] })], { seed: 1 });
     model.compile({ optimizer: 'sgd', loss: 'sparseCategoricalCrossentropy' });
     const { loss } = await model.fit([[0], [1], [0], [1]], [0, 1, 0, 1], { epochs: 2, workers: 2 });
     console.log(conv2d(textbook.image, textbook.filter).get(0, 0), poolSteps(textbook.pooling)[0].value, loss.length);`,
  );
  expect(node(['use.js'])).toBe('5 4 2\n');
});

test('the package runs in a page under a strict policy, with workers from a file of their own', async () => {
  write('index.html', '<script type="module" src="page.js"></script><pre></pre>');
  write(
    'page.js',
    `import { parseIdx } from '@cnn/core/data';
     import { conv2d } from '@cnn/core/reference';
     import { convSteps, textbook } from '@cnn/core/steps';
     import { layers, sequential } from '@cnn/core/training';
     const model = sequential([layers.dense({ units: 2, activation: 'softmax', inputShape: [1] })], { seed: 1 });
     model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy' });
     await model.fit([[0], [1], [0], [1]], [0, 1, 0, 1], { workers: 2 });
     const idx = parseIdx(new Uint8Array([0, 0, 8, 1, 0, 0, 0, 1, 7]));
     const numbers = [conv2d(textbook.image, textbook.filter).data[0], convSteps([[2]], [[3]])[0].value, idx.data[0]];
     document.querySelector('pre').textContent = numbers.join(' ');`,
  );
  await build({ root: folder, configFile: false, logLevel: 'error' });
  const assets = readdirSync(join(folder, 'dist/assets'));
  expect(
    assets.some((name) => /^worker-.*\.js$/.test(name)),
    String(assets),
  ).toBe(true);

  const { console, errors, workers, text } = await visitStrictly((page) => page.getByText('5 6 7').waitFor());
  expect({ console, errors, text }).toEqual({ console: [], errors: [], text: '5 6 7' });
  expect(workers).toHaveLength(2);
  expect(workers[0]).toMatch(/\/assets\/worker-[^/]*\.js$/);
});

test('under a strict policy the first call of the main entry says what is meant for it', async () => {
  write(
    'page.js',
    `import { conv2d, layers, loadMnist, loadModel, sequential } from '@cnn/core';
     const calls = [
       () => conv2d([[1]], [[1]]),
       () => sequential([layers.dense({ units: 1, inputShape: [1] })]),
       () => loadModel(new Uint8Array()),
       () => loadMnist('nowhere'),
     ];
     const messages = [];
     for (const call of calls) {
       try { await call(); } catch (error) { messages.push(error.name + ': ' + error.message); }
     }
     document.querySelector('pre').textContent = [...new Set(messages), messages.length].join(' ');`,
  );
  await build({ root: folder, configFile: false, logLevel: 'error' });
  const { text } = await visitStrictly((page) => page.getByText('CnnError').waitFor());
  expect(text).toBe(
    "CnnError: @cnn/core: the page's policy forbids ndarray; " +
      'import from @cnn/core/training, /reference and /data, which work without it. 4',
  );
});

test("Chromium's console shows a summary as its table", async () => {
  write(
    'page.js',
    `import { layers, sequential } from '@cnn/core/training';
     const summary = sequential([layers.dense({ units: 2, inputShape: [3] })]).summary();
     console.log(summary);
     document.querySelector('pre').textContent = summary;`,
  );
  await build({ root: folder, configFile: false, logLevel: 'error' });
  const { text, objects } = await visitStrictly((page) => page.getByText('dense').waitFor());
  expect(text).toContain('dense (Dense)  (None, 2)             8\n');
  expect(objects).toEqual([`\n${text}`]);
});

/** Opens the built page under a strict policy; returns what it has reported and shown when `ready`. */
async function visitStrictly(ready: (page: Page) => Promise<void>) {
  const types: Record<string, string> = { html: 'text/html', js: 'text/javascript' };
  const server = createServer((request, response) => {
    const path = request.url === '/' ? '/index.html' : request.url!;
    response.setHeader('content-type', types[path.split('.').at(-1)!] ?? 'text/plain');
    response.setHeader('content-security-policy', "default-src 'self'; require-trusted-types-for 'script'");
    response.end(path === '/favicon.ico' ? '' : readFileSync(join(folder, 'dist', path)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await chromium.launch(launchOptions());
  try {
    const page = await browser.newPage();
    const console: string[] = [];
    const errors: string[] = [];
    const workers: string[] = [];
    /** What the console shows of the objects that were logged. */
    const objects: (string | undefined)[] = [];
    const inspector = await page.context().newCDPSession(page);
    await inspector.send('Runtime.enable');
    inspector.on('Runtime.consoleAPICalled', ({ args }) => {
      objects.push(...args.map(({ description }) => description));
    });
    page.on('console', (message) => console.push(message.text()));
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('worker', (worker) => workers.push(worker.url()));
    const { port } = server.address() as AddressInfo;
    await page.goto(`http://127.0.0.1:${port}/`);
    await ready(page);
    return { console, errors, workers, objects, text: await page.locator('pre').textContent() };
  } finally {
    await browser.close();
    server.close();
  }
}

/** Every sub-path, with the platform's objects where the platform is known. */
const typedUse = (platformObjects: string) => `
  import { conv2d, loadMnist, loadModel, sequential, textbookLayers, type NdView } from '@cnn/core';
  import { parseIdx } from '@cnn/core/data';
  import { conv2d as view } from '@cnn/core/reference';
  import { convSteps } from '@cnn/core/steps';
  import { sequential as plain } from '@cnn/core/training';
  const first: number = conv2d([[1]], [[2]]).get(0, 0);
  const result: NdView = view([[1]], [[2]]);
  const outputs: Promise<NdView> = plain(textbookLayers()).predict([[[[0]]]]);
  const same: Promise<{ get(...at: number[]): number }> = sequential(textbookLayers()).predict([[[[0]]]]);
  const value: number = convSteps([[2]], [[3]])[0].value + parseIdx(new Uint8Array()).data[0];
  // @ts-expect-error a filter is not a text
  conv2d([[1]], 'x');
  // @ts-expect-error a number ends nothing
  void sequential(textbookLayers()).fit([[[[0]]]], [0], { signal: 5 });
  ${platformObjects}
  export { first, result, outputs, same, value };`;

const platformObjects = `
  const { signal } = new AbortController();
  void loadMnist(new URL('mnist/', 'https://example.org/'), { signal });
  void loadModel(new Blob([])).then((model) => model.fit([[[[0]]]], [0], { signal }));`;

test.each([
  ['without types of a platform', ['ES2023'], [], ''],
  ['with the DOM library', ['ES2023', 'DOM'], [], platformObjects],
  ['with the types of Node', ['ES2023'], ['node'], platformObjects],
])(
  'the package compiles in TypeScript %s, with the types of every library checked',
  (_name, lib, types, objects) => {
    write('use.ts', typedUse(objects));
    const compilerOptions = {
      strict: true,
      skipLibCheck: false,
      noEmit: true,
      module: 'nodenext',
      target: 'es2022',
      lib,
      types,
      typeRoots: [nodeTypeRoot],
    };
    write('tsconfig.json', JSON.stringify({ compilerOptions, include: ['use.ts'] }));
    const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  },
);

test('publint and attw find no problem in the package', async () => {
  const { messages } = await publint({
    pkgDir: join(folder, 'node_modules/@cnn/core'),
    pack: false,
    strict: true,
  });
  expect(messages).toEqual([]);
  const [tarball] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  const attw = join(dirname(require.resolve('@arethetypeswrong/cli/package.json')), 'dist/index.js');
  // attw exits with an error where it finds a problem.
  expect(node([attw, join(folder, tarball), '--profile', 'esm-only', '--no-color'])).toContain(
    '"@cnn/core/training"',
  );
});

test('importing the main entry touches no window, document, Worker or indexedDB', () => {
  write(
    'bare.js',
    `for (const name of ['window', 'document', 'Worker', 'indexedDB', 'self']) {
       Object.defineProperty(globalThis, name, { get() { throw new Error(name + ' was touched'); } });
     }
     const { conv2d } = await import('@cnn/core');
     console.log(typeof conv2d);`,
  );
  expect(node(['bare.js'])).toBe('function\n');
});

test.each(['index', 'reference/index', 'steps/index', 'training', 'data/index'])(
  'every export of %s.d.ts has a comment',
  (entry) => {
    const found = readExports(join(dist, `${entry}.d.ts`));
    expect(found.length).toBeGreaterThan(5);
    expect(found.filter(({ hasComment }) => !hasComment).map(({ name }) => name)).toEqual([]);
  },
);

test('a bundle of conv2d from the main entry contains neither the trainer nor other functions', async () => {
  write('conv2d.js', `import { conv2d } from '@cnn/core'; console.log(conv2d([[1]], [[2]]).get(0, 0));`);
  const bundle = await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    build: { write: false, modulePreload: false, rolldownOptions: { input: 'conv2d.js' } },
  });
  const [chunk] = 'output' in bundle ? bundle.output : [];
  if (chunk?.type !== 'chunk') throw new Error('No chunk.');
  const modules = Object.keys(chunk.modules).map((id) => id.split('@cnn/core/dist/').at(-1)!);
  expect(modules).toContain('reference/conv2d.js');
  expect(
    modules.filter((id) => /^(model|parallel|plan|kernels|layers|learning|steps|data)\//.test(id)),
  ).toEqual([]);
  expect(modules.filter((id) => /^reference\/\w+\.js$/.test(id))).toEqual(['reference/conv2d.js']);
  // Of these, ndarray takes 7 kB, and what results can do, such as their text, 2.5 kB.
  expect(Buffer.byteLength(chunk.code)).toBeLessThan(18_500);
});
