import { ModelTask } from '../../src/model/ModelTask.js';
import { expect, test } from 'vitest';

/** A task whose answers arrive when the test sends them. */
function createTask() {
  const requests: { resolve(value: string): void; reject(error: Error): void }[] = [];
  const completed: (string | undefined)[] = [];
  const task: ModelTask<string> = new ModelTask(
    () => new Promise<string>((resolve, reject) => requests.push({ resolve, reject })),
    () => completed.push(task.value ?? task.error?.message),
  );
  return { task, requests, completed };
}

test('run() keeps the answer and completes', async () => {
  const { task, requests, completed } = createTask();
  const run = task.run();
  requests[0].resolve('a');
  await run;
  expect([task.value, task.error, completed]).toEqual(['a', undefined, ['a']]);
});

test('an answer that arrives after a later request is dropped, and so is its error', async () => {
  const { task, requests, completed } = createTask();
  const runs = [task.run(), task.run(), task.run()];
  requests[2].resolve('third');
  requests[0].resolve('first');
  requests[1].reject(new Error('second'));
  await Promise.all(runs);
  expect([task.value, task.error, completed]).toEqual(['third', undefined, ['third']]);
});

test('an error keeps the last value; the next run clears it', async () => {
  const { task, requests } = createTask();
  const first = task.run();
  requests[0].resolve('a');
  await first;
  const second = task.run();
  requests[1].reject(new Error('failed'));
  await second;
  expect([task.value, task.error?.message]).toEqual(['a', 'failed']);
  void task.run();
  expect(task.error).toBe(undefined);
});

test('reset() forgets the value and drops a pending answer', async () => {
  const { task, requests, completed } = createTask();
  const run = task.run();
  task.reset();
  requests[0].resolve('a');
  await run;
  expect([task.value, completed]).toEqual([undefined, []]);
});

test('a task that asks for nothing completes nothing', async () => {
  let completed = 0;
  const task = new ModelTask<string>(
    () => undefined,
    () => completed++,
  );
  await task.callbacks.onEpochEnd();
  expect([task.value, completed]).toEqual([undefined, 0]);
});
