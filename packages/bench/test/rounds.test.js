import { expect, it } from 'vitest';
import { measure } from '../src/rounds.js';

/** A contender of constant speed that records its calls. */
function constantSpeed(name, perSecond, calls, more = {}) {
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

it('measure runs all contenders in turn in every round, then closes them', async () => {
  const calls = [];
  const contenders = [
    { id: 'here.a', make: () => constantSpeed('a', 1000, calls) },
    { id: 'here.b', make: async () => constantSpeed('b', 250, calls) },
  ];
  const measured = await measure(contenders, {}, { rounds: 2, seconds: 1 });
  expect(calls.slice(calls.lastIndexOf('b prepared') + 1).join(' ')).toMatch(/a b a b a closed b closed$/);
  expect(measured['here.a']).toMatchObject({ perSecond: [1000, 1000], count: 992 });
  expect(measured['here.b']).toMatchObject({ perSecond: [250, 250], count: 256 });
});

it('measure restarts a contender that asks for it before each round', async () => {
  const calls = [];
  const make = () => constantSpeed('a', 1000, calls, { restart: async () => void calls.push('restarted') });
  await measure([{ id: 'here.a', make }], {}, { rounds: 2, seconds: 1 });
  expect(calls.slice(-5)).toEqual(['restarted', 'a', 'restarted', 'a', 'a closed']);
});

it('measure runs a contender in no more rounds than it asks for', async () => {
  const make = () => constantSpeed('a', 1000, [], { rounds: 1, parameters: () => 7 });
  const measured = await measure([{ id: 'here.a', make }], {}, { rounds: 3, seconds: 1 });
  expect(measured['here.a']).toMatchObject({ perSecond: [1000], parameters: 7 });
});

it('measure checks losses by the function that it is given', async () => {
  const make = () => constantSpeed('a', 1000, [], { losses: () => [5, 5] });
  const settings = { rounds: 1, seconds: 1, check: () => {} };
  expect((await measure([{ id: 'here.a', make }], {}, settings))['here.a'].losses).toEqual([5, 5]);
});

it('measure leaves out contenders that are not available or compute something else', async () => {
  const calls = [];
  const contenders = [
    { id: 'here.none', make: () => Promise.reject(new Error('not installed')) },
    { id: 'here.wrong', make: () => constantSpeed('wrong', 100, calls, { losses: () => [2.3, 2.3, 2.3] }) },
    { id: 'here.right', make: () => constantSpeed('right', 100, calls, { losses: () => [2.3, 1, 0.5] }) },
  ];
  const measured = await measure(contenders, {}, { rounds: 1, seconds: 1 });
  expect(measured['here.none']).toEqual({ notMeasured: 'not installed' });
  expect(measured['here.wrong'].notMeasured).toMatch('does not fall');
  expect(measured['here.right']).toMatchObject({ losses: [2.3, 1, 0.5], perSecond: [100] });
  expect(calls).not.toContain('wrong');
  expect(calls).toContain('wrong closed');
});
