// Compiles assembly/ to wasm and writes it, as base64, into src/kernels/simd/binary.ts, with a hash of its sources
// by which a test knows a stale build. A module that imports plain memory refuses shared memory, so there are two.
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const root = new URL('../', import.meta.url);
const options = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--importMemory'];
const forShared = ['--enable', 'threads', '--sharedMemory', '--maximumMemory', '65536'];

/** A hash of all that the binary is made from. */
export async function hashSources() {
  const hash = createHash('sha256').update([...options, ...forShared].join(' '));
  const names = (await readdir(new URL('assembly/', root))).filter((name) => name.endsWith('.ts')).sort();
  for (const name of names) hash.update(name).update(await readFile(new URL(`assembly/${name}`, root)));
  return hash.digest('hex').slice(0, 16);
}

async function compile(more) {
  let binary;
  const { error, stderr } = await asc.main(['assembly/index.ts', '-o', 'kernels.wasm', ...options, ...more], {
    readFile: (name) => readFile(new URL(name, root), 'utf8').catch(() => null),
    writeFile: (name, contents) => void (binary = name === 'kernels.wasm' ? contents : binary),
    listFiles: () => [],
  });
  if (error) throw new Error(`${error.message}\n${stderr}`);
  console.log(`Kernels: ${binary.length.toLocaleString('en-US')} bytes of wasm.`);
  return Buffer.from(binary).toString('base64');
}

async function buildKernels() {
  await writeFile(
    new URL('src/kernels/simd/binary.ts', root),
    [
      '// Made by scripts/buildKernels.mjs from assembly/.',
      `export const sourceHash = '${await hashSources()}';`,
      `export const binary =\n  '${await compile([])}';`,
      `export const binaryForShared =\n  '${await compile(forShared)}';`,
      '',
    ].join('\n'),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildKernels();
