// The output of `npm run pack`: built, packed, installed by npm into an empty folder, and used in Node and in
// TypeScript.
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { publint } from 'publint';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pack } from '../../../scripts/pack.mjs';

const root = join(import.meta.dirname, '..');
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'cnn-viz-')));
const packed = join(folder, 'packed');
const require = createRequire(import.meta.url);
const programOf = (name: string, path: string) =>
  join(dirname(require.resolve(`${name}/package.json`)), path);
const installed = (name: string) => join(folder, 'node_modules', name);
const manifestOf = (path: string) => JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
const { version } = manifestOf(root);
const tarball = (name: 'core' | 'viz') => join(packed, `cnn-${name}-${version}.tgz`);

/** Runs a program and returns its output; where it fails, the error contains the output. */
function run(program: string, args: string[], cwd = folder): string {
  // Without the variables that the outer npm has set.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')));
  try {
    return execFileSync(program, args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${stdout}\n${stderr}`, { cause: error });
  }
}

const node = (args: string[], cwd = folder) => run(process.execPath, args, cwd);

beforeAll(async () => {
  for (const path of [join(root, '../core'), root]) node([join(path, 'scripts/build.mjs')], path);
  expect(await pack(packed)).toBe(0);
  writeFileSync(join(folder, 'package.json'), '{ "name": "user", "private": true, "type": "module" }');
  run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', tarball('core'), tarball('viz')]);
  // Only the test of React needs its types.
  mkdirSync(installed('@types'), { recursive: true });
  symlinkSync(realpathSync(join(root, 'node_modules/@types/react')), installed('@types/react'), 'junction');
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('Node runs `import { conv2d } from "@cnn/core"`', () => {
  const program = `import { conv2d, textbook } from '@cnn/core';
    console.log(conv2d(textbook.image, textbook.filter).get(0, 0));`;
  expect(node(['--input-type=module', '--eval', program])).toBe('5\n');
});

test('the version of @cnn/core that @cnn/viz depends on is a range that npm knows', () => {
  expect(manifestOf(installed('@cnn/viz')).dependencies['@cnn/core']).toBe(`^${version}`);
});

test('the zip has every page file with licence and readme', () => {
  const files = unzipSync(readFileSync(join(packed, `cnn-viz-page-files-${version}.zip`)));
  const pageFiles = readdirSync(join(root, 'dist/cdn'));
  expect(Object.keys(files).toSorted()).toEqual(['LICENSE', 'README.md', ...pageFiles].toSorted());
  for (const name of pageFiles) {
    expect(Buffer.from(files[name]!).equals(readFileSync(join(root, 'dist/cdn', name))), name).toBe(true);
  }
});

test('publint reports no problem', async () => {
  const { messages } = await publint({ pkgDir: installed('@cnn/viz'), pack: false, strict: true });
  expect(messages).toEqual([]);
});

test('attw reports no problem', () => {
  const attw = programOf('@arethetypeswrong/cli', 'dist/index.js');
  // attw itself fails where it finds a problem.
  expect(node([attw, tarball('viz'), '--profile', 'esm-only', '--no-color'])).toContain(
    '"@cnn/viz/define.js"',
  );
});

test('every file that package.json names is packed', () => {
  const { exports, customElements } = manifestOf(installed('@cnn/viz'));
  const paths = Object.values(exports).flatMap((entry) =>
    typeof entry === 'string' ? entry : Object.values(entry!),
  );
  for (const path of [customElements, ...paths].filter((each) => !each.includes('*'))) {
    expect(() => readFileSync(join(installed('@cnn/viz'), path))).not.toThrow();
  }
});

const page = `
  import '@cnn/viz/define.js';
  import { ConvStep, type StepDetail } from '@cnn/viz';
  import type { CnnVizElements } from '@cnn/viz/jsx.js';

  const figure: ConvStep = document.createElement('conv-step');
  figure.step = 2;
  figure.addEventListener('cnn-step', (event) => (event as CustomEvent<StepDetail>).detail.index.toFixed());
  const props: CnnVizElements['pool-step'] = { 'pool-size': '2', poolSize: [2, 2], 'oncnn-step': ({ detail }) => detail.row };
  // @ts-expect-error there is no such attribute
  export const wrong: CnnVizElements['conv-step'] = { stride: '2' };
  export { figure, props };
`;
const react = `
  import type {} from '@cnn/viz/react.js';

  export const figure = (
    <conv-step step="2" filter={[[1]]} dilation-rate="2" onClick={() => {}} oncnn-step={({ detail }) => detail.index} className="wide" />
  );
  export const image = <tensor-image value="digit-4" values aria-label="4" style={{ margin: 0 }} />;
  // @ts-expect-error there is no such attribute
  export const wrong = <conv-step stride="2" />;
`;
const ownJsx = `
  import type { CnnVizElements } from '@cnn/viz/jsx.js';

  declare global {
    namespace JSX {
      interface IntrinsicElements extends CnnVizElements {}
    }
  }
  declare const h: (...args: unknown[]) => unknown;
  export const figure = <conv-step step="2" editable />;
  export { h };
`;

test.each([
  { module: 'esnext', moduleResolution: 'bundler' },
  { module: 'node16', moduleResolution: 'node16' },
])('in TypeScript, in a page, in React and in another JSX: $moduleResolution', (resolution) => {
  const directory = join(folder, resolution.moduleResolution);
  mkdirSync(directory);
  const compile = (name: string, text: string, options: object) => {
    writeFileSync(join(directory, name), text);
    const compilerOptions = {
      ...resolution,
      ...options,
      strict: true,
      skipLibCheck: false,
      noEmit: true,
      target: 'es2022',
      lib: ['ES2023', 'DOM', 'DOM.Iterable'],
      types: [],
    };
    const config = join(directory, `${name}.json`);
    writeFileSync(config, JSON.stringify({ compilerOptions, files: [name] }));
    node([programOf('typescript', 'bin/tsc'), '-p', config]);
  };
  compile('page.ts', page, {});
  compile('react.tsx', react, { jsx: 'react-jsx' });
  compile('own.tsx', ownJsx, { jsx: 'react', jsxFactory: 'h' });
});
