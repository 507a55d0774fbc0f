import { expect, it } from 'vitest';
import { report } from '../src/report.js';
import { toRows } from '../src/rows.js';
import { networkResults, results } from './fixtures.js';

it('report prints the table of goals and all contenders', () => {
  const text = report({ ...results, rows: toRows(results) });
  expect(text).toMatch(/SIMD, one worker, over ConvNetJS +Node +≥ 25 × +30\.0 × \(16\.0…30\.0\) +yes/);
  expect(text).toMatch(/over PyTorch on one thread +Node +≥ 1\.5 × +not measured: No module named torch +–/);
  expect(text).toMatch(/arithmetic over .* Node +≥ 60 % +52 % \(43…64\) +no/);
  expect(text).toMatch(/256³ product +Node +33\.6 GFLOP\/s/);
  expect(text).toMatch(/predict of one digit +Node +0\.25 ms/);
  expect(text).toMatch(/training, 2 workers +59\.6/);
  expect(text).toContain('not measured  it broke');
});

it('report prints the tables of networks', () => {
  const text = report({ machine: results.machine, networks: networkResults });
  expect(text).toContain('PyTorch 2.0 (OpenBLAS, oneDNN, no MKL; vectors: AVX2)');
  expect(text).toContain('256³ product in Node: 67.1 GFLOP/s\n\n256³ product in PyTorch: 130 GFLOP/s');
  expect(text).toMatch(/two convolutions +2,000 +2,600 +– +– +750 \(1,000\) +2,500 \(3,000\) +– +– +4,707/);
  expect(text).toMatch(/two convolutions +16\.00 +convolve 3×3×32→64 25 %\n/);
});
