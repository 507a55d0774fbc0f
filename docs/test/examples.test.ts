import { readFile } from 'node:fs/promises';
import { inspect } from 'node:util';
import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => vi.restoreAllMocks());

test.each(['convolution', 'chord'])('examples/%s.js prints what its comments say', async (name) => {
  const source = await readFile(new URL(`../examples/${name}.js`, import.meta.url), 'utf8');
  const expected = Array.from(source.matchAll(/^console\.log\(.*\); \/\/ (.*)$/gm), ([, comment]) => comment);
  const printed: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((value: unknown) => {
    printed.push(typeof value === 'string' ? value : inspect(value));
  });
  await import(`../examples/${name}.js`);
  expect(printed).toEqual(expected);
  expect(expected.length).toBeGreaterThan(0);
});
