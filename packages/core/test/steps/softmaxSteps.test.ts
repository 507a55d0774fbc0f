import { softmaxSteps } from '@cnn/core/steps';
import { expect, test } from 'vitest';

test('softmaxSteps([0, ln 2, ln 5]) is the largest value, the exponentials, their sum and the quotients', () => {
  const { max, exponentials, total, values } = softmaxSteps([0, Math.log(2), Math.log(5)]);
  expect(max).toBe(Math.log(5));
  [0.2, 0.4, 1].forEach((value, i) => expect(exponentials[i]).toBeCloseTo(value, 12));
  expect(total).toBeCloseTo(1.6, 12);
  [0.125, 0.25, 0.625].forEach((value, i) => expect(values[i]).toBeCloseTo(value, 12));
});

test('softmaxSteps refuses an array of rank 2', () => {
  expect(() => softmaxSteps([[1, 2]])).toThrow('softmaxSteps: x must have rank 1');
});
