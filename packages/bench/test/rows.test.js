import { expect, it } from 'vitest';
import { toRows } from '../src/rows.js';
import { results } from './fixtures.js';

const row = (key, environment) =>
  toRows(results).find((candidate) => candidate.key === key && candidate.environment === environment);

it('toRows compares medians with the goals', () => {
  expect(row('convnet', 'node')).toMatchObject({ value: { median: 30, min: 16, max: 30 }, met: true });
  expect(row('workers', 'node')).toMatchObject({ value: { median: 1.8 }, met: true });
  expect(row('prediction', 'node')).toMatchObject({ value: { median: 0.25, max: 0.5 }, met: true });
  expect(row('frames', 'chromium')).toMatchObject({ value: { median: 59.6 }, met: true });
});

it('toRows compares the arithmetic of training with that of a product', () => {
  const { value, met } = row('efficiency', 'node');
  expect(value.median).toBeCloseTo((4 * 4.323168) / 33.554432, 4);
  expect(met).toBe(false);
});

it('toRows gives the reason where something was not measured', () => {
  expect(row('pytorch', 'node').reason).toBe('No module named torch');
  expect(row('convnet', 'chromium').reason).toBe('not run');
  expect(row('messages', 'messages').value).toBeUndefined();
});

it('toRows does not meet the goal for frames with a long task', () => {
  const training = { ...results.frames.training, longTasks: 1 };
  const rows = toRows({ ...results, frames: { ...results.frames, training } });
  expect(rows.find(({ key }) => key === 'frames').met).toBe(false);
});
