import { expect, it } from 'vitest';
import { describeLayers, goalLines, networkTables } from '../src/networkTables.js';
import { networks } from '../src/networks.js';
import { networkResults } from './fixtures.js';

it('describeLayers names kinds and options', () => {
  expect(describeLayers(networks.lenet)).toBe(
    'conv2d 6 5×5 same tanh → averagePooling2d 2×2 → conv2d 16 5×5 tanh → averagePooling2d 2×2 → ' +
      'flatten → dense 120 tanh → dense 84 tanh → dense 10 softmax',
  );
  expect(describeLayers(networks.line)).toContain('conv1d 32 5 relu → maxPooling1d 2 →');
  expect(describeLayers(networks.batchNormalization)).toContain('conv2d 64 3×3 strides 2 →');
});

it('networkTables has a row for each network in each table', () => {
  const { layers, speeds, ratios, parts } = networkTables(networkResults, 'zh');
  expect([layers, speeds, ratios].map(({ length }) => length)).toEqual([3, 3, 3]);
  expect(layers[1]).toEqual([
    '两个卷积层',
    '28×28×1',
    describeLayers(networks.twoConvolutions),
    '34,826',
    '14.26',
  ]);
  expect(ratios[1]).toEqual(['两个卷积层', '42 %', '–', '2.50 ×', '1.02 ×', '1.50 ×', '–', '0.75 ×']);
  expect(parts).toHaveLength(2);
  expect(
    [layers, speeds, ratios].every(([head, ...rows]) => rows.every((row) => row.length === head.length)),
  ).toBe(true);
});

it('goalLines lists what is not met', () => {
  expect(goalLines(networkResults)).toEqual([
    'Goals that are met: 3 of 5. Not met:',
    'two convolutions: share of our 256³ product, Node 42 %, goal ≥ 60 %',
    'two convolutions: two workers over two separate trainings 0.75 ×, goal ≥ 0.85 ×',
  ]);
  const met = { lenet: networkResults.lenet };
  expect(goalLines(met)).toEqual(['All goals are met.']);
});
