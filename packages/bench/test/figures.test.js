import { describe, expect, it } from 'vitest';
import { checkLosses, checkSame } from '../src/check.js';
import { toRows } from '../src/rows.js';
import { median, ratios, spread } from '../src/statistics.js';
import { firstDigits, trainingFlop } from '../src/task.js';
import { results } from './fixtures.js';

describe('statistics', () => {
  it('takes the middle value by size, of an even number the mean of two', () => {
    expect(median([10, 9, 100])).toBe(10);
    expect(median([1, 100, 3, 2])).toBe(2.5);
    expect(spread([3, 1, 2])).toEqual({ median: 2, least: 1, most: 3 });
  });

  it('divides round by round, not the medians', () => {
    expect(ratios([10, 40, 90], [10, 20, 30])).toEqual({ median: 2, least: 1, most: 3 });
    expect(ratios([10, 20, 60], [1, 10, 60])).toEqual({ median: 2, least: 1, most: 10 });
  });
});

describe('the task', () => {
  it('takes 4.32 MFLOP an image', () => {
    expect(trainingFlop()).toBe(2 * (2 * 170_352 + 3 * 605_696 + 3 * 1280));
    expect(trainingFlop() / 1e6).toBeCloseTo(4.32, 2);
  });

  it('takes the first digits as views', () => {
    const images = { data: new Uint8Array(12).fill(7), shape: [3, 2, 2, 1] };
    const first = firstDigits({ images, labels: { data: Uint8Array.of(5, 0, 4), shape: [3] } }, 2);
    expect(first.images.shape).toEqual([2, 2, 2, 1]);
    expect(first.images.data).toHaveLength(8);
    expect([...first.labels.data]).toEqual([5, 0]);
  });
});

describe('the check', () => {
  it('wants losses that begin at chance and fall below half', () => {
    expect(() => checkLosses([2.4, 1.5, 1.1])).not.toThrow();
    expect(() => checkLosses([0.2, 0.05])).toThrow('begins with 0.2');
    expect(() => checkLosses([NaN, 1])).toThrow('begins with NaN');
    expect(() => checkLosses([2.3, NaN])).toThrow('not finite');
    expect(() => checkLosses([2.3, 2, 1.9])).toThrow('does not fall');
  });

  it('wants the kernels to agree', () => {
    expect(() => checkSame([2.3, 2, 1.5], [2.30005, 2, 1.5])).not.toThrow();
    expect(() => checkSame([2.3, 2, 1.5], [2.3, 2.001, 1.5])).toThrow('step 2');
  });
});

describe('the table', () => {
  const row = (key, place) => toRows(results).find((each) => each.key === key && each.place === place);

  it('holds medians against the goals', () => {
    expect(row('convnet', 'node')).toMatchObject({ value: { median: 30, least: 16, most: 30 }, met: true });
    expect(row('workers', 'node')).toMatchObject({ value: { median: 1.8 }, met: true });
    expect(row('prediction', 'node')).toMatchObject({ value: { median: 0.25, most: 0.5 }, met: true });
    expect(row('frames', 'chromium')).toMatchObject({ value: { median: 59.6 }, met: true });
  });

  it('weighs the arithmetic of training against that of a product', () => {
    const { value, met } = row('efficiency', 'node');
    expect(value.median).toBeCloseTo((4 * 4.323168) / 33.554432, 4);
    expect(met).toBe(false);
  });

  it('says why something was not measured', () => {
    expect(row('pytorch', 'node').why).toBe('No module named torch');
    expect(row('convnet', 'chromium').why).toBe('not run');
    expect(row('messages', 'messages').value).toBeUndefined();
  });

  it('does not meet the frames with a long task', () => {
    const training = { ...results.frames.training, longTasks: 1 };
    const rows = toRows({ ...results, frames: { ...results.frames, training } });
    expect(rows.find(({ key }) => key === 'frames').met).toBe(false);
  });
});
