// The vector functions that the SIMD kernels are made of, over the whole range of single precision.
import { describe, expect, test } from 'vitest';
import { compileAssembly } from '../../scripts/buildKernels.mjs';
import { erf } from '../../src/reference/shared/erf.js';
import { sigmoidActivation } from '../../src/reference/scalarActivations.js';
import { errorInUnits, neighboursOf, sampleOfAllNumbers, specialNumbers } from './singlePrecision.js';

/** Each function of assembly/math.ts, its exact value, where it is defined, and where its method changes. */
const functions: [
  name: string,
  exact: (x: number) => number,
  from: number,
  to: number,
  thresholds: number[],
][] = [
  // ln 2 · (n + 1/2) is where the reduction to one power of 2 changes to the next.
  [
    'exp',
    Math.exp,
    -Infinity,
    Infinity,
    [-104, -103.28, -87.34, -0.3465736, 0.3465736, 1.0397208, 88.72284, 89],
  ],
  ['expm1OfNegative', Math.expm1, -Infinity, 0, [-20, -17.33, -1.0397208, -0.3465736]],
  ['tanh', Math.tanh, -Infinity, Infinity, [-0.625, 0.625, 9.01, 10]],
  ['sigmoid', sigmoidActivation.value, -Infinity, Infinity, [-104, -88.8, -17.33, -0.3465736, 17.33]],
  ['erf', erf, -Infinity, Infinity, [-4, -3.92, -0.927734375, 0.927734375, 3.92, 4]],
  ['log1pToOne', Math.log1p, 0, 1, [2 ** -24, 0.5, 1 - 2 ** -23]],
];

describe('functions of four values', async () => {
  const program = [
    "import * as math from './math';",
    ...functions.map(
      ([name]) => `export function ${name}(x: usize, end: usize): void {
        for (; x < end; x += 16) v128.store(x, math.${name}(v128.load(x)));
      }`,
    ),
  ].join('\n');
  const memory = new WebAssembly.Memory({ initial: 400 });
  const module = await WebAssembly.compile(await compileAssembly('assembly/test.ts', [], program));
  const { exports } = await WebAssembly.instantiate(module, { env: { memory } });

  function compute(name: string, x: Float32Array): Float32Array {
    const values = new Float32Array(memory.buffer, 0, x.length + (-x.length & 3));
    values.set(x);
    (exports[name] as (from: number, end: number) => void)(0, 4 * values.length);
    return values.slice(0, x.length);
  }

  test.each(functions)('%s is within 2 units in the last place', (name, exact, from, to, thresholds) => {
    const isDefined = (x: number) => Number.isNaN(x) || (x >= from && x <= to);
    const inputs = [
      Float32Array.from(specialNumbers),
      ...thresholds.map((threshold) => neighboursOf(threshold, 1000)),
      sampleOfAllNumbers(1009),
    ];
    for (const given of inputs) {
      const x = given.filter(isDefined);
      const y = compute(name, x);
      let worst = 0;
      let at = 0;
      for (let i = 0; i < x.length; i++) {
        const error = errorInUnits(y[i], exact(x[i]));
        if (error > worst) [worst, at] = [error, x[i]];
      }
      expect(worst, `the error at ${at}`).toBeLessThan(2);
    }
  });
});
