import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { fillBlocks, markdownBlocks } from '../src/markdown.js';
import { toRows } from '../src/rows.js';
import { networkResults, results } from './fixtures.js';

const complete = { ...results, rows: toRows(results), networks: networkResults };

it('fillBlocks replaces the blocks of a page, and nothing else', () => {
  const page = 'Before.\n<!-- bench: table -->\nTODO\n<!-- end of bench -->\nAfter.\n';
  const { table } = markdownBlocks(complete, 'en');
  const filled = fillBlocks(page, { table });
  expect(filled).toMatch(
    /^Before\.\n[^]*\| two workers over one \| Node \| ≥ 1\.8 × \| 1\.80 × [^]*\nAfter\.\n$/,
  );
  expect(filled).not.toContain('TODO');
  expect(fillBlocks(filled, { table })).toBe(filled);
  expect(() => fillBlocks('no blocks', { table })).toThrow('named table');
});

it('markdownBlocks gives reasons in both languages, and leaves out small parts of a step', () => {
  expect(markdownBlocks(complete, 'zh').table).toContain('未测：No module named torch');
  expect(markdownBlocks(complete, 'en').parts).not.toContain('relu');
});

it('markdownBlocks lists the goals of networks that are not met', () => {
  const { networks, networkParts } = markdownBlocks(complete, 'en');
  expect(networks).toContain(
    '- two convolutions: two workers over two separate trainings 0.75 ×, goal ≥ 0.85 ×',
  );
  expect(networks).toContain('runs at 67.1 GFLOP/s in Node, that of PyTorch at 130 on one thread.');
  expect(networkParts).toContain('| two convolutions | 16.00 | convolve 3×3×32→64 25 % |');
  const { networks: chinese } = markdownBlocks(complete, 'zh');
  expect(chinese).toContain('- 两个卷积层：');
  expect(chinese).toContain('PyTorch 2.0（OpenBLAS、oneDNN、没有 MKL；向量：AVX2）');
});

it.each(['performance.md', 'zh/performance.md'])('docs/%s has every block', (name) => {
  const page = readFileSync(new URL(`../../../docs/${name}`, import.meta.url), 'utf8');
  expect(() => fillBlocks(page, markdownBlocks(complete, 'en'))).not.toThrow();
});
