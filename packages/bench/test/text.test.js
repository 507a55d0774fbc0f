import { expect, it } from 'vitest';
import { readArguments } from '../scripts/arguments.mjs';
import { chartBars, drawChart } from '../src/chart.js';
import { fillBlocks, markdownBlocks } from '../src/markdown.js';
import { report } from '../src/report.js';
import { toRows } from '../src/rows.js';
import { results } from './fixtures.js';

const complete = { ...results, rows: toRows(results) };

it('prints the table and what was measured', () => {
  const text = report(complete);
  expect(text).toMatch(/SIMD, one worker, over ConvNetJS +Node +≥ 25 × +30\.0 × \(16\.0…30\.0\) +yes/);
  expect(text).toMatch(/over PyTorch on one thread +Node +≥ 1\.5 × +not measured: No module named torch +–/);
  expect(text).toMatch(/arithmetic over .* Node +≥ 60 % +52 % \(43…64\) +no/);
  expect(text).toMatch(/256³ product +Node +33\.6 GFLOP\/s/);
  expect(text).toMatch(/predict of one digit +Node +0\.25 ms/);
  expect(text).toMatch(/training, 2 workers +59\.6/);
  expect(text).toContain('not measured  it broke');
});

it('draws what was measured, in both themes and languages', () => {
  expect(chartBars(results).map(({ id }) => id)).toEqual([
    'node.simd2',
    'node.simd1',
    'node.convnet',
    'chromium.tensorflow',
  ]);
  const svg = drawChart(results, 'light');
  expect(svg).toContain('width="360.0"');
  expect(svg).toContain('width="240.0"');
  expect(svg).toContain('>6,000<');
  expect(drawChart(results, 'dark')).not.toBe(svg);
  expect(drawChart(results, 'light', 'zh')).toContain('SIMD，一个 worker');
});

it('fills the blocks of a page, and nothing else', () => {
  const page = 'Before.\n<!-- figures: table -->\nTODO\n<!-- end of figures -->\nAfter.\n';
  const { table } = markdownBlocks(complete, 'en');
  const filled = fillBlocks(page, { table });
  expect(filled).toMatch(
    /^Before\.\n[^]*\| two workers over one \| Node \| ≥ 1\.8 × \| 1\.80 × [^]*\nAfter\.\n$/,
  );
  expect(filled).not.toContain('TODO');
  expect(fillBlocks(filled, { table })).toBe(filled);
  expect(() => fillBlocks('no blocks', { table })).toThrow('named table');
  expect(markdownBlocks(complete, 'zh').table).toContain('未测：No module named torch');
  expect(markdownBlocks(complete, 'en').parts).not.toContain('relu');
});

it('reads its arguments', () => {
  const sweeps = ['images', 'batch'];
  expect(readArguments(['--', '--quick'], sweeps)).toMatchObject({ rounds: 2, seconds: 0.3, sweeps: [] });
  expect(readArguments(['--only-sweeps'], sweeps).sweeps).toEqual(sweeps);
  expect(readArguments(['--sweep', 'batch'], sweeps).sweeps).toEqual(['batch']);
  for (const wrong of [['--rounds', '0'], ['--seconds', 'x'], ['--sweep', 'none'], ['--nothing']]) {
    expect(() => readArguments(wrong, sweeps)).toThrow(TypeError);
  }
});
