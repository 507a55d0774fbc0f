import { expect, test } from 'vitest';
import { workerChoice } from '../../../src/parallel/worker/workerChoice.js';

/** Which batches are computed alone, where a batch takes some milliseconds alone and others together. */
function trainBatches(
  count: number,
  aloneAt: (batch: number) => number,
  togetherAt: (batch: number) => number,
) {
  const choice = workerChoice();
  return Array.from({ length: count }, (_, batch) => {
    const { isAlone } = choice;
    choice.record(32, isAlone ? aloneAt(batch) : togetherAt(batch));
    return isAlone;
  });
}
const runs = (values: readonly boolean[]) =>
  values.flatMap((value, i) => (value !== values[i - 1] ? [[value ? 'alone' : 'together', i]] : []));

test('after a trial of both the faster is used, and after a while both are tried again', () => {
  const isAlone = trainBatches(
    800,
    () => 10,
    () => 6,
  );
  expect(runs(isAlone)).toEqual([
    ['together', 0],
    // 8 batches are not counted, then 17 take 100 ms.
    ['alone', 25],
    ['together', 35],
    // 674 batches take 20 times as long as both trials, then comes a trial of 17.
    ['alone', 35 + 674 + 17],
    ['together', 35 + 674 + 17 + 10],
  ]);
});

test('when the faster has become slower than the other was, both are tried at once', () => {
  const isAlone = trainBatches(
    600,
    () => 10,
    (batch) => (batch < 200 ? 6 : 20),
  );
  expect(isAlone.slice(35, 200).some(Boolean)).toBe(false);
  expect(isAlone.slice(300).every(Boolean)).toBe(true);
});

test('the leader trains alone where the followers make it slower, until they do not', () => {
  const isAlone = trainBatches(
    2000,
    () => 5,
    (batch) => (batch < 300 ? 9 : 3),
  );
  expect(isAlone.slice(40, 300).every(Boolean)).toBe(true);
  expect(isAlone.slice(-200).some(Boolean)).toBe(false);
});

test('batches that take long are tried three times', () => {
  expect(
    runs(
      trainBatches(
        100,
        () => 3000,
        () => 1000,
      ),
    ),
  ).toEqual([
    ['together', 0],
    ['alone', 11],
    ['together', 14],
  ]);
});

test('times are compared by sample: the last batch of an epoch is shorter', () => {
  const choice = workerChoice();
  const record = (count: number, samples: number, milliseconds: number) => {
    for (let i = 0; i < count; i++) choice.record(samples, milliseconds);
  };
  record(8, 32, 10);
  record(10, 32, 10);
  expect(choice.isAlone).toBe(true);
  record(20, 8, 5);
  expect(choice.isAlone).toBe(false);
});
