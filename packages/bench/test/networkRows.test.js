import { expect, it } from 'vitest';
import { networkGoals } from '../src/networkGoals.js';
import { productSpeed, toNetworkRows } from '../src/networkRows.js';
import { networks } from '../src/networks.js';
import { networkResults } from './fixtures.js';

const [row] = toNetworkRows(networkResults);

it('toNetworkRows gives speeds, ratios and shares of what was measured', () => {
  expect(row).toMatchObject({ name: 'twoConvolutions', parameters: 34_826, flop: 14_256_384 });
  expect(row.speeds['pytorch.threads1']).toEqual({ median: 750, min: 500, max: 1000 });
  expect(Object.keys(row.speeds)).not.toContain('chromium.simd1');
  expect(row.ratios.pytorch1).toBe((1000 / 500 + 3000 / 1000) / 2);
  expect(row.ratios.chromiumWorkers).toBeUndefined();
  expect(row.shares).toEqual({ node: 14_256_384 / (2 * 256 ** 3) });
});

it('productSpeed is the median over all networks', () => {
  expect(productSpeed(networkResults)).toBe(2000 * 2 * 256 ** 3);
  expect(productSpeed({})).toBeUndefined();
});

it('networkGoals compares with the goals that a network has', () => {
  const goals = networkGoals(toNetworkRows(networkResults));
  const find = (key) => goals.find((goal) => goal.key === key);
  expect(find('share')).toMatchObject({ name: 'twoConvolutions', met: false });
  expect(find('pytorch1')).toMatchObject({ value: 2.5, met: true });
  expect(find('workers')).toMatchObject({ value: 1.5, met: true });
  expect(find('pair')).toMatchObject({ value: 0.75, met: false });
  expect(find('lenet')).toBeUndefined();
  expect(find('half')).toBeUndefined();
  expect(goals.every(({ name }) => name !== 'lenet')).toBe(true);
});

it('networkGoals takes LeNet beside the chapter’s model, and the fourth best beside PyTorch', () => {
  const contenders = (perSecond, pytorch) => ({
    contenders: {
      'node.simd1': { perSecond: [perSecond] },
      'pytorch.threads1': { perSecond: [pytorch] },
    },
  });
  const results = Object.fromEntries(
    Object.keys(networks).map((name, i) => [name, contenders(1000, 200 * (i + 1))]),
  );
  const goals = networkGoals(toNetworkRows({ ...results, lenet: contenders(800, 1000) }));
  expect(goals.find(({ key }) => key === 'lenet')).toMatchObject({ value: 0.8, met: false });
  expect(goals.find(({ key }) => key === 'half')).toMatchObject({ value: 1000 / 800, met: false });
});
