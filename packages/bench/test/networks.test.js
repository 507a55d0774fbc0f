import { costs } from '@cnn/core/steps';
import { layers } from '@cnn/core/training';
import { expect, it } from 'vitest';
import { buildLayers, networks } from '../src/networks.js';

it.each([
  ['textbook', 607_394],
  ['twoConvolutions', 34_826],
  ['batchNormalization', 19_850],
  ['color', 1_250_858],
  ['lenet', 61_706],
  ['mlp', 669_706],
  ['line', 12_266],
  ['separable', 12_906],
])('the network %s has %d parameters and ends in ten classes', (name, parameters) => {
  const all = costs(buildLayers(networks[name], layers));
  expect(all.total.parameters).toBe(parameters);
  expect(all.layers.at(-1).outputShape).toEqual([10]);
});

it('the table has these networks', () => {
  expect(Object.keys(networks)).toHaveLength(8);
});

it('buildLayers gives the input’s shape to the first layer only', () => {
  const library = { dense: (options) => options };
  const [first, second] = buildLayers(
    {
      inputShape: [4],
      layers: [
        { kind: 'dense', options: { units: 3 } },
        { kind: 'dense', options: { units: 2 } },
      ],
    },
    library,
  );
  expect(first).toEqual({ units: 3, inputShape: [4] });
  expect(second).toEqual({ units: 2 });
});
