// The package as others get it: built, packed, put beside what it depends on, and used in TypeScript.
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { publint } from 'publint';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pnpm } from '../../../scripts/pnpm.mjs';

const root = join(import.meta.dirname, '..');
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'cnn-viz-')));
const require = createRequire(import.meta.url);
const programOf = (name: string, path: string) =>
  join(dirname(require.resolve(`${name}/package.json`)), path);
const installed = (name: string) => join(folder, 'node_modules', name);
const tarball = (name: string) => join(folder, `${name}.tgz`);
const manifestOf = (path: string) => JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));

/** Runs a program of Node, and gives or throws what it printed. */
function node(args: string[], cwd = folder): string {
  try {
    return execFileSync(process.execPath, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${stdout}\n${stderr}`, { cause: error });
  }
}

/** Packs a package, and installs what was packed with what it depends on, as its own folder has that. */
async function install(name: 'core' | 'viz') {
  const source = join(root, '..', name);
  expect(await pnpm(['--filter', `@cnn/${name}`, '--silent', 'pack', '--out', tarball(name)])).toBe(0);
  mkdirSync(installed(`@cnn/${name}`), { recursive: true });
  execFileSync('tar', ['-xzf', tarball(name), '--strip-components=1', '-C', installed(`@cnn/${name}`)]);
  for (const dependency of Object.keys(manifestOf(source).dependencies)) {
    if (dependency.startsWith('@cnn/')) continue;
    link(dependency, source);
  }
}

function link(dependency: string, source: string) {
  mkdirSync(dirname(installed(dependency)), { recursive: true });
  symlinkSync(realpathSync(join(source, 'node_modules', dependency)), installed(dependency), 'junction');
}

beforeAll(async () => {
  for (const path of [join(root, '../core'), root]) node([join(path, 'scripts/build.mjs')], path);
  writeFileSync(join(folder, 'package.json'), '{ "name": "user", "private": true, "type": "module" }');
  await install('core');
  await install('viz');
  link('@types/react', root);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('publint finds nothing', async () => {
  const { messages } = await publint({ pkgDir: installed('@cnn/viz'), pack: false, strict: true });
  expect(messages).toEqual([]);
});

test('attw finds nothing', () => {
  const attw = programOf('@arethetypeswrong/cli', 'dist/index.js');
  // It fails by itself where it finds a problem.
  expect(node([attw, tarball('viz'), '--profile', 'esm-only', '--no-color'])).toContain(
    '"@cnn/viz/define.js"',
  );
});

test('what package.json names was packed', () => {
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
])('in TypeScript, in a page, in React and in JSX of one’s own: $moduleResolution', (resolution) => {
  const place = join(folder, resolution.moduleResolution);
  mkdirSync(place);
  const compile = (name: string, text: string, options: object) => {
    writeFileSync(join(place, name), text);
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
    const config = join(place, `${name}.json`);
    writeFileSync(config, JSON.stringify({ compilerOptions, files: [name] }));
    node([programOf('typescript', 'bin/tsc'), '-p', config]);
  };
  compile('page.ts', page, {});
  compile('react.tsx', react, { jsx: 'react-jsx' });
  compile('own.tsx', ownJsx, { jsx: 'react', jsxFactory: 'h' });
});
