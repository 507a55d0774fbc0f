import { expect, it } from 'vitest';
import { chartBars, drawChart } from '../src/chart.js';
import { results } from './fixtures.js';

it('chartBars leaves out what was not measured', () => {
  expect(chartBars(results).map(({ id }) => id)).toEqual([
    'node.simd2',
    'node.simd1',
    'node.convnet',
    'chromium.tensorflow',
  ]);
});

it('drawChart draws bars in proportion, in both themes and languages', () => {
  const svg = drawChart(results, 'light');
  expect(svg).toContain('width="360.0"');
  expect(svg).toContain('width="240.0"');
  expect(svg).toContain('>6,000<');
  expect(drawChart(results, 'dark')).not.toBe(svg);
  expect(drawChart(results, 'light', 'zh')).toContain('SIMD，一个 worker');
});
