import { describe, expect, test } from 'vitest';
import { fans } from '../../src/learning/initializers/fans.js';
import { glorotUniform } from '../../src/learning/initializers/glorotUniform.js';
import { getInitializer } from '../../src/learning/initializers/registry.js';
import { generator } from '../../src/learning/random/generator.js';

describe('getInitializer', () => {
  const filled = (given: unknown) => {
    const weights = new Float32Array(3).fill(9);
    getInitializer('layers.dense', 'kernelInitializer', given)(weights, [3], generator(1));
    return [...weights];
  };

  test('zeros, ones, a constant', () => {
    expect(filled('zeros')).toEqual([0, 0, 0]);
    expect(filled('ones')).toEqual([1, 1, 1]);
    expect(filled({ kind: 'constant', value: 0.5 })).toEqual([0.5, 0.5, 0.5]);
  });

  test('the same seed gives the same numbers', () => {
    expect(filled('heNormal')).toEqual(filled('heNormal'));
    expect(filled('heNormal')).not.toEqual(filled('lecunNormal'));
  });

  test.each(['constructor', '__proto__', 'glorot', 5, null, undefined, { kind: 'zeros' }])(
    'refuses %o',
    (given) => {
      expect(() => filled(given)).toThrow(
        /layers.dense: kernelInitializer must be one of glorotUniform, glorotNormal, .*ones, or { kind: 'constant', value }, but got/,
      );
    },
  );

  test('refuses a constant that is no number', () => {
    expect(() => filled({ kind: 'constant' })).toThrow(
      'initializers.constant: value must be a finite number, but got undefined.',
    );
  });
});

test('fans as Keras counts them', () => {
  expect(fans([784, 128])).toEqual({ fanIn: 784, fanOut: 128 });
  expect(fans([3, 3, 1, 28])).toEqual({ fanIn: 9, fanOut: 252 });
  expect(fans([10])).toEqual({ fanIn: 10, fanOut: 10 });
});

test('glorotUniform: uniform numbers up to ±√(6 / (fanIn + fanOut))', () => {
  const weights = new Float32Array(9 * 4 * 300);
  glorotUniform(weights, [3, 3, 4, 300], generator(1));
  const limit = Math.sqrt(6 / (9 * (4 + 300)));
  const mean = weights.reduce((a, b) => a + b) / weights.length;
  const square = weights.reduce((a, b) => a + b * b, 0) / weights.length;
  expect(Math.max(...weights.map(Math.abs))).toBeLessThanOrEqual(Math.fround(limit));
  expect(Math.abs(mean)).toBeLessThan(limit / 20);
  expect(square).toBeCloseTo(limit ** 2 / 3, 4);
});
