// Activations of the kernels against the reference, which computes in double precision.
import { describe, expect, test } from 'vitest';
import type { ScalarActivationName } from '../../src/kernels/kernels.js';
import { selectKernels } from '../../src/kernels/selectKernels.js';
import { scalarActivations } from '../../src/reference/activations.js';
import { errorInUnits, sampleOfAllNumbers, specialNumbers } from './singlePrecision.js';

/** Each activation, and how far it may be from the reference, in units in the last place. */
const activations: [ScalarActivationName, number][] = [
  ['relu', 0],
  ['leakyRelu', 1],
  ['elu', 2],
  ['selu', 3],
  ['sigmoid', 2],
  ['tanh', 2],
  ['softplus', 3],
];

/** Numbers of all sizes in the range where activations vary. */
const inputs = Float32Array.from({ length: 4001 }, (_, i) => Math.sinh((i - 2000) / 400));

describe.each(['plain', 'simd'] as const)('%s kernels', async (option) => {
  const make = await selectKernels(option);

  function activate(name: ScalarActivationName, x: Float32Array): Float32Array {
    const kernels = make(x.length);
    kernels.memory.set(x);
    kernels.activate(name, 0, x.length);
    return kernels.memory;
  }

  /** The gradients of inputs x, from those of the outputs. */
  function backward(name: ScalarActivationName, x: Float32Array, gradient: (i: number) => number) {
    const kernels = make(2 * x.length);
    kernels.memory.set(name === 'gelu' ? x : activate(name, x), x.length);
    for (let i = 0; i < x.length; i++) kernels.memory[i] = gradient(i);
    kernels.activateBackward(name, 0, x.length, x.length);
    return kernels.memory.subarray(0, x.length);
  }

  test.each(activations)('%s over all numbers is within %i units in the last place', (name, units) => {
    const { value } = scalarActivations[name];
    for (const x of [Float32Array.from(specialNumbers), inputs, sampleOfAllNumbers(49999)]) {
      const y = activate(name, x);
      for (let i = 0; i < x.length; i++) {
        const error = errorInUnits(y[i], value(x[i]));
        if (error > units) throw new Error(`${name}(${x[i]}) is ${y[i]}, not ${value(x[i])}`);
      }
    }
  });

  test('gelu is within a millionth of its input', () => {
    const { value } = scalarActivations.gelu;
    const x = sampleOfAllNumbers(49999);
    const y = activate('gelu', x);
    for (let i = 0; i < x.length; i++) {
      if (errorInUnits(y[i], value(x[i])) < 2) continue;
      if (!(Math.abs(y[i] - value(x[i])) <= 2 ** -22 * Math.abs(x[i])))
        throw new Error(`gelu(${x[i]}) is ${y[i]}, not ${value(x[i])}`);
    }
  });

  const names = [...activations.map(([name]) => name), 'gelu' as const];

  test.each(names)('the gradient of %s is that of the reference', (name) => {
    const { slope } = scalarActivations[name];
    const gradient = (i: number) => 1 + (i % 5);
    const result = backward(name, inputs, gradient);
    for (let i = 0; i < inputs.length; i++) {
      const expected = slope(inputs[i]) * gradient(i);
      if (!(Math.abs(result[i] - expected) <= 2e-6)) {
        throw new Error(`the gradient at ${inputs[i]} is ${result[i]}, not ${expected}`);
      }
    }
  });

  test.each(names)(
    '%s and its gradient compute exactly the values they are given, at any position',
    (name) => {
      const x = inputs.filter((_, i) => i % 111 === 0);
      const all = activate(name, x);
      const gradients = backward(name, x, (i) => i - 7);
      for (const length of [1, 2, 3, 4, 5, 6, 7, 9]) {
        for (let from = 0; from + length <= x.length; from += length) {
          const kernels = make(3 * x.length);
          const { memory } = kernels;
          for (let i = 0; i < x.length; i++) memory[x.length + i] = i - 7;
          memory.set(x);
          memory.set(name === 'gelu' ? x : all, 2 * x.length);
          kernels.activate(name, from, length);
          kernels.activateBackward(name, x.length + from, 2 * x.length + from, length);
          for (let i = 0; i < x.length; i++) {
            const inside = i >= from && i < from + length;
            expect(memory[i]).toBe(inside ? all[i] : x[i]);
            expect(memory[x.length + i]).toBe(inside ? gradients[i] : i - 7);
          }
        }
      }
    },
  );

  test.each([
    ['relu', -1],
    ['tanh', 40],
    ['sigmoid', -200],
    ['softplus', -200],
    ['gelu', -40],
  ] as const)('where the derivative of %s is 0, at %d, an infinite gradient becomes 0', (name, x) => {
    const result = backward(name, new Float32Array(6).fill(x), () => Infinity);
    expect([...result].map(Math.abs)).toEqual(new Array(6).fill(0));
  });
});
