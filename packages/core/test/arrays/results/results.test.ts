// What results can do, from the main entry (ndarrays) and from the sub-paths (views): the same.
import { inspect } from 'node:util';
import ops from 'ndarray-ops';
import { describe, expect, test } from 'vitest';
import * as core from '../../../src/index.js';
import * as reference from '../../../src/reference/index.js';
import * as training from '../../../src/training.js';

const numbers = (count: number) => Float32Array.from({ length: count }, (_, i) => i);

describe.each([
  ['an ndarray', core.relu, core.sequential],
  ['a view', reference.relu, training.sequential],
])('%s', (_name, relu, sequential) => {
  test('is shown with its shape and values in columns', () => {
    const result = relu([
      [1.5, -2, 10],
      [NaN, 1e-7, Infinity],
    ]);
    const text = 'ndarray [2, 3] float64\n[[     1.5,        0,       10],\n [     NaN,     1e-7, Infinity]]';
    expect(String(result)).toBe(text);
    expect(inspect(result)).toBe(text);
    expect(inspect({ result })).toContain('[2, 3] float64\n  [[ ');
  });

  test('is shown with six digits, in lines of 75 columns', () => {
    expect(String(relu(new Float32Array([0.1, 1 / 3, 16777217, 1234.5678])))).toBe(
      'ndarray [4] float32\n[     0.1, 0.333333, 16777216,  1234.57]',
    );
    const lines = String(relu(numbers(40))).split('\n');
    expect(lines.slice(1).map((line) => line.trim().split(/, ?/).filter(Boolean).length)).toEqual([
      18, 18, 4,
    ]);
    expect(lines[1]).toBe(`[ 0,  1,  2,  3,  4,  5,  6,  7,  8,  9, 10, 11, 12, 13, 14, 15, 16, 17,`);
  });

  test('is abbreviated where it has over 1000 values', () => {
    const short = ' 0,   1,   2,';
    expect(String(relu(numbers(1000)))).toContain(`[ ${short}   3,`);
    expect(String(relu(numbers(1001)))).toBe(
      'ndarray [1001] float32\n[   0,    1,    2, …,  998,  999, 1000]',
    );
    expect(String(relu({ data: numbers(2400), shape: [400, 2, 3] }))).toBe(
      [
        'ndarray [400, 2, 3] float32',
        '[[[   0,    1,    2],',
        '  [   3,    4,    5]],',
        '',
        ' [[   6,    7,    8],',
        '  [   9,   10,   11]],',
        '',
        ' [[  12,   13,   14],',
        '  [  15,   16,   17]],',
        '',
        ' …,',
        '',
        ' [[2382, 2383, 2384],',
        '  [2385, 2386, 2387]],',
        '',
        ' [[2388, 2389, 2390],',
        '  [2391, 2392, 2393]],',
        '',
        ' [[2394, 2395, 2396],',
        '  [2397, 2398, 2399]]]',
      ].join('\n'),
    );
  });

  test('is nested arrays as JSON, with null for NaN and infinities', () => {
    const result = relu([
      [1.5, NaN],
      [Infinity, 2],
    ]);
    expect(result.toJSON()).toEqual([
      [1.5, NaN],
      [Infinity, 2],
    ]);
    expect(JSON.stringify({ result })).toBe('{"result":[[1.5,null],[null,2]]}');
  });

  test('has the index of the largest value, of all or along an axis', () => {
    // numpy.argmax(x), and with axis 0, 1, 2
    const result = relu([
      [
        [3, 1, 3],
        [0, 9, 2],
      ],
      [
        [4, 9, 1],
        [5, 5, 6],
      ],
    ]);
    expect(result.argmax()).toBe(4);
    const along = (axis: number) => [result.argmax(axis).shape, result.argmax(axis).toJSON()];
    expect(along(0)).toEqual([
      [2, 3],
      [
        [1, 1, 0],
        [1, 0, 1],
      ],
    ]);
    expect(along(1)).toEqual([
      [2, 3],
      [
        [0, 1, 0],
        [1, 0, 1],
      ],
    ]);
    expect(along(2)).toEqual([
      [2, 2],
      [
        [0, 1],
        [1, 2],
      ],
    ]);
    expect(along(-1)).toEqual(along(2));
    expect(along(-3)).toEqual(along(0));
    expect(result.argmax(0).data).toBeInstanceOf(Int32Array);
    expect(() => result.argmax(3)).toThrow('argmax: axis must be a whole number from -3 to 2, but got 3.');
    expect(() => result.argmax('x' as never)).toThrow('argmax: axis must be');
  });

  test('of one axis has an index without axes, which is shown as the number', () => {
    const index = relu([1, 7, 2]).argmax(0);
    expect([index.shape, String(index), inspect(index), JSON.stringify(index)]).toEqual([[], '1', '1', '1']);
  });

  test('is what models return', async () => {
    const model = sequential([
      training.layers.dense({ units: 2, kernelInitializer: 'ones', activation: 'relu', inputShape: [2] }),
    ]);
    const results = [await model.predict([[1, 2]]), ...(await model.layerOutputs([[1, 2]]))];
    expect(results.map(String)).toEqual(Array(2).fill('ndarray [1, 2] float32\n[[3, 3]]'));
    expect(JSON.stringify(await model.getWeights())).toBe('[[[1,1],[1,1]],[0,0]]');
  });

  test('is copied by structuredClone, and compared by its numbers', () => {
    const { data, shape, stride, offset } = relu([[1, 2]]);
    expect(structuredClone(relu([[1, 2]]))).toEqual({ data, shape, stride, offset });
    expect(relu([[1, 2]])).toEqual(relu([[1, 2]]));
    expect(relu([[1, 2]])).not.toEqual(relu([[1, 3]]));
    expect(Object.keys(relu([[1, 2]]))).toEqual(['data', 'shape', 'stride', 'offset']);
  });
});

test('ndarrays stay ndarrays, and their views are results too', () => {
  const result = core.relu([
    [1, 2, 3],
    [4, 9, 6],
  ]);
  expect(ops.sum(result)).toBe(25);
  ops.mulseq(result, 2);
  expect(String(result.pick(1))).toBe('ndarray [3] float64\n[ 8, 18, 12]');
  expect(result.pick(1).argmax()).toBe(1);
  expect(String(result.transpose(1, 0))).toBe('ndarray [3, 2] float64\n[[ 2,  8],\n [ 4, 18],\n [ 6, 12]]');
  expect(result.hi(1, 2).toJSON()).toEqual([[2, 4]]);
  expect(result.lo(1, 1).toJSON()).toEqual([[18, 12]]);
  expect(result.step(-1, 2).toJSON()).toEqual([
    [8, 12],
    [2, 6],
  ]);
  expect(result.transpose(1, 0).argmax(0).toJSON()).toEqual([2, 1]);
  expect([result.get(0, 0), result.dtype, result.size, result.dimension]).toEqual([2, 'float64', 6, 2]);
  expect(result.pick(1, 1).valueOf()).toBe(18);
});

test('arrays that others made with ndarray are not changed', async () => {
  const { default: ndarray } = await import('ndarray');
  core.relu([[1]]);
  expect(ndarray(new Float64Array(1), [1, 1])).not.toHaveProperty('toJSON');
});
