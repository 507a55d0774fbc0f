import { expect, it } from 'vitest';
import { checkLearning, checkLosses, checkParameters, checkSame } from '../src/check.js';

it('checkLosses accepts losses that begin at that of a guess and fall below half', () => {
  expect(() => checkLosses([2.4, 1.5, 1.1])).not.toThrow();
  expect(() => checkLosses([0.2, 0.05])).toThrow('begins with 0.2');
  expect(() => checkLosses([NaN, 1])).toThrow('begins with NaN');
  expect(() => checkLosses([2.3, NaN])).toThrow('not finite');
  expect(() => checkLosses([2.3, 2, 1.9])).toThrow('does not fall');
});

it('checkSame accepts losses that agree', () => {
  expect(() => checkSame([2.3, 2, 1.5], [2.30005, 2, 1.5])).not.toThrow();
  expect(() => checkSame([2.3, 2, 1.5], [2.3, 2.001, 1.5])).toThrow('step 2');
});

it('checkLearning accepts losses that end below the first', () => {
  expect(() => checkLearning([2.3, 2.4, 2.2, 2.1, 2.2])).not.toThrow();
  expect(() => checkLearning([2.3, 2.2, 2.3, 2.4, 2.4])).toThrow('does not fall');
  expect(() => checkLearning([0.2, 0.1, 0.1, 0.1])).toThrow('begins with 0.2');
});

it('checkParameters refuses contenders with other numbers of parameters', () => {
  const same = { a: { parameters: 5 }, b: { notMeasured: 'not installed' }, c: { parameters: 5 } };
  expect(() => checkParameters('net', same)).not.toThrow();
  expect(() => checkParameters('net', {})).not.toThrow();
  expect(() => checkParameters('net', { ...same, d: { parameters: 6 } })).toThrow(
    'net has 5 parameters in a, but 6 in d',
  );
});
