import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchLiveness } from '../../src/parallel/protocol/liveness.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A worker without locks that answers as long as it lives. */
function watched() {
  let listener = (_message: unknown) => {};
  const worker = { alive: true, asked: 0, deaths: 0, stop: () => {} };
  worker.stop = watchLiveness(
    {
      post() {
        worker.asked++;
        if (worker.alive) listener({ kind: 'pong' });
      },
      onMessage: (given) => (listener = given),
    },
    () => worker.deaths++,
  ).stop;
  return { worker, say: (message: unknown) => listener(message) };
}

test('a worker that answers is alive', () => {
  const { worker, say } = watched();
  vi.advanceTimersByTime(120_000);
  for (const stray of [undefined, null, 7, {}, { kind: 'held', lock: 'other' }]) say(stray);
  vi.advanceTimersByTime(120_000);
  expect(worker.deaths).toBe(0);
  worker.stop();
});

test('one that answers no more has died, which is told once', () => {
  const { worker } = watched();
  vi.advanceTimersByTime(5_000);
  worker.alive = false;
  vi.advanceTimersByTime(10_000);
  expect(worker.deaths).toBe(0);
  vi.advanceTimersByTime(10_000);
  expect(worker.deaths).toBe(1);
  vi.advanceTimersByTime(100_000);
  expect(worker.deaths).toBe(1);
});

test('sleep is no death', () => {
  const { worker } = watched();
  worker.alive = false;
  vi.advanceTimersByTime(14_000);
  vi.setSystemTime(Date.now() + 3_600_000);
  const now = performance.now();
  vi.spyOn(performance, 'now').mockImplementation(() => now + 3_600_000);
  vi.advanceTimersByTime(1_500);
  worker.alive = true;
  vi.mocked(performance.now).mockRestore();
  vi.advanceTimersByTime(60_000);
  expect(worker.deaths).toBe(0);
  worker.stop();
});

test('a watch that was stopped asks nothing more', () => {
  const { worker } = watched();
  vi.advanceTimersByTime(3_000);
  worker.stop();
  const { asked } = worker;
  vi.advanceTimersByTime(60_000);
  expect([worker.asked, worker.deaths]).toEqual([asked, 0]);
});
