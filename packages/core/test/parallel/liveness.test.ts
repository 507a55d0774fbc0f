import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchLiveness } from '../../src/parallel/protocol/liveness.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A watch over a worker without locks, which replies to pings while `worker.alive`. */
function watchedWorker() {
  let listener = (_message: unknown) => {};
  const worker = { alive: true, pings: 0, deaths: 0, send: (message: unknown) => listener(message) };
  const { stop } = watchLiveness(
    {
      post() {
        worker.pings++;
        if (worker.alive) listener({ kind: 'pong' });
      },
      onMessage: (given) => (listener = given),
    },
    () => worker.deaths++,
  );
  return { worker, stop };
}

test('watchLiveness reports no death of a worker that replies, whatever else it sends', () => {
  const { worker, stop } = watchedWorker();
  vi.advanceTimersByTime(120_000);
  for (const stray of [undefined, null, 7, {}, { kind: 'lockHeld', lock: 'other' }]) worker.send(stray);
  vi.advanceTimersByTime(120_000);
  expect(worker.deaths).toBe(0);
  stop();
});

test('watchLiveness reports a worker that no longer replies, once', () => {
  const { worker } = watchedWorker();
  vi.advanceTimersByTime(5_000);
  worker.alive = false;
  vi.advanceTimersByTime(10_000);
  expect(worker.deaths).toBe(0);
  vi.advanceTimersByTime(10_000);
  expect(worker.deaths).toBe(1);
  vi.advanceTimersByTime(100_000);
  expect(worker.deaths).toBe(1);
});

test('watchLiveness starts counting again after the machine has slept', () => {
  const { worker, stop } = watchedWorker();
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
  stop();
});

test('watchLiveness sends no ping after it has been stopped', () => {
  const { worker, stop } = watchedWorker();
  vi.advanceTimersByTime(3_000);
  stop();
  const { pings } = worker;
  vi.advanceTimersByTime(60_000);
  expect([worker.pings, worker.deaths]).toEqual([pings, 0]);
});
