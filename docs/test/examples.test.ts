import { readFile } from 'node:fs/promises';
import { inspect } from 'node:util';
import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => vi.restoreAllMocks());

test('examples/convolution.js prints what its comments say', async () => {
  const source = await readFile(new URL('../examples/convolution.js', import.meta.url), 'utf8');
  const promised = Array.from(source.matchAll(/^console\.log\(.*\); \/\/ (.*)$/gm), ([, comment]) => comment);
  const printed: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((value: unknown) => {
    printed.push(typeof value === 'string' ? value : inspect(value));
  });
  await import('../examples/convolution.js');
  expect(printed).toEqual(promised);
  expect(promised.length).toBeGreaterThan(0);
});
