import { expect, it } from 'vitest';
import { measure } from '../src/rounds.js';

/** A contender of a steady speed, that notes when it is called. */
function steady(name, perSecond, calls, more = {}) {
  return {
    prepare: () => void calls.push(`${name} prepared`),
    time: async (n) => {
      calls.push(name);
      return { milliseconds: (1000 * n) / perSecond };
    },
    close: () => void calls.push(`${name} closed`),
    ...more,
  };
}

it('lets all take their turn in every round, and closes them', async () => {
  const calls = [];
  const contenders = [
    { id: 'here.a', make: () => steady('a', 1000, calls) },
    { id: 'here.b', make: async () => steady('b', 250, calls) },
  ];
  const found = await measure(contenders, {}, { rounds: 2, seconds: 1 });
  expect(calls.slice(calls.lastIndexOf('b prepared') + 1).join(' ')).toMatch(/a b a b a closed b closed$/);
  expect(found['here.a']).toMatchObject({ perSecond: [1000, 1000], count: 992 });
  expect(found['here.b']).toMatchObject({ perSecond: [250, 250], count: 256 });
});

it('restarts those that are another in each round, before they are timed', async () => {
  const calls = [];
  const make = () => steady('a', 1000, calls, { restart: async () => void calls.push('restarted') });
  await measure([{ id: 'here.a', make }], {}, { rounds: 2, seconds: 1 });
  expect(calls.slice(-5)).toEqual(['restarted', 'a', 'restarted', 'a', 'a closed']);
});

it('goes on without who can not be had, or computes something else', async () => {
  const calls = [];
  const contenders = [
    { id: 'here.none', make: () => Promise.reject(new Error('not installed')) },
    { id: 'here.wrong', make: () => steady('wrong', 100, calls, { losses: () => [2.3, 2.3, 2.3] }) },
    { id: 'here.right', make: () => steady('right', 100, calls, { losses: () => [2.3, 1, 0.5] }) },
  ];
  const found = await measure(contenders, {}, { rounds: 1, seconds: 1 });
  expect(found['here.none']).toEqual({ notMeasured: 'not installed' });
  expect(found['here.wrong'].notMeasured).toMatch('does not fall');
  expect(found['here.right']).toMatchObject({ losses: [2.3, 1, 0.5], perSecond: [100] });
  expect(calls).not.toContain('wrong');
  expect(calls).toContain('wrong closed');
});
