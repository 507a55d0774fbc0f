// Properties that hold for all sizes and options, tested over whole numbers, whose sums are exact in any order.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { generator } from '../../src/learning/random/generator.js';
import {
  averagePool2d,
  averagePool2dBackward,
  conv1d,
  conv2d,
  conv2dBackward,
  conv2dTranspose,
  conv2dTransposeBackward,
  maxPool1d,
  maxPool2d,
  maxPool2dBackward,
  sumPool2d,
  sumPool2dBackward,
  zeroPad2d,
  type ConvOptions,
} from '../../src/reference/index.js';
import {
  convBackwardSteps,
  convSteps,
  poolBackwardSteps,
  poolModes,
  poolSteps,
  type PoolOptions,
} from '../../src/steps/index.js';
import { layers, sequential } from '../../src/training.js';
import { windowGeometry } from '../../src/arrays/windowGeometry.js';
import type { Padding } from '../../src/arrays/windowOptions.js';

interface Dense {
  shape: number[];
  data: Float64Array;
}

const size = (shape: readonly number[]) => shape.reduce((a, b) => a * b, 1);

/** Whole numbers from −4 to 4. */
function whole(seed: number, ...shape: number[]): Dense {
  const random = generator(seed);
  return { shape, data: Float64Array.from({ length: size(shape) }, () => random.integer(9) - 4) };
}

const small = (max: number, min = 1) => fc.integer({ min, max });
const pair = (max: number) => fc.tuple(small(max), small(max));
const side = fc.tuple(small(2, 0), small(2, 0));
const padding: fc.Arbitrary<Padding> = fc.oneof(
  fc.constantFrom('valid' as const, 'same' as const),
  small(2, 0),
  fc.tuple(side, side),
);

const convolutions = fc
  .record({
    seed: fc.nat(1e6),
    n: small(3),
    cells: pair(7),
    kernel: pair(3),
    groups: small(2),
    depth: small(2),
    filters: small(2),
    options: fc.record({ strides: pair(3), padding, dilationRate: pair(2) }),
  })
  .filter(({ cells, kernel, options }) => {
    try {
      return windowGeometry('test', cells, kernel, options) !== undefined;
    } catch {
      return false;
    }
  })
  .map(({ seed, n, cells, kernel, groups, depth, filters, options }) => ({
    input: whole(seed, n, ...cells, groups * depth),
    filter: whole(seed + 1, ...kernel, depth, groups * filters),
    bias: whole(seed + 2, groups * filters),
    options: { ...options, groups } as ConvOptions,
    seed,
  }));

const check = <Given>(given: fc.Arbitrary<Given>, holds: (value: Given) => void) =>
  fc.assert(fc.property(given, holds), { seed: 7, numRuns: 60 });

const dot = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((sum, value, i) => sum + value * b[i], 0);

const image = ({ shape, data }: Dense, n: number): Dense => {
  const length = size(shape.slice(1));
  return { shape: shape.slice(1), data: data.slice(n * length, (n + 1) * length) };
};

/** The channels from … to−1 of the last axis, as a view. */
const channels = ({ shape, data }: Dense, from: number, to: number) => {
  const stride = shape.map((_, axis) => size(shape.slice(axis + 1)));
  return { data, shape: [...shape.slice(0, -1), to - from], stride, offset: from };
};

describe('conv2d', () => {
  test('of a batch is conv2d of each image', () => {
    check(convolutions, ({ input, filter, bias, options }) => {
      const batch = conv2d(input, filter, { ...options, bias });
      const each = Array.from({ length: input.shape[0] }, (_, n) => [
        ...conv2d(image(input, n), filter, { ...options, bias }).data,
      ]);
      expect([...batch.data]).toEqual(each.flat());
    });
  });

  test('with dilation is conv2d with zeros between the weights', () => {
    check(convolutions, ({ input, filter, options }) => {
      const [kh, kw, depth, out] = filter.shape;
      const [dy, dx] = options.dilationRate as [number, number];
      const stuffed = { shape: [dy * (kh - 1) + 1, dx * (kw - 1) + 1, depth, out], data: [] as number[] };
      for (let i = 0; i < stuffed.shape[0]; i++) {
        for (let j = 0; j < stuffed.shape[1]; j++) {
          for (let k = 0; k < depth * out; k++) {
            const isWeight = i % dy === 0 && j % dx === 0;
            stuffed.data.push(isWeight ? filter.data[((i / dy) * kw + j / dx) * depth * out + k] : 0);
          }
        }
      }
      expect(conv2d(input, stuffed, { ...options, dilationRate: 1 })).toEqual(conv2d(input, filter, options));
    });
  });

  test('in groups is conv2d of each group, one after the other', () => {
    check(convolutions, ({ input, filter, options }) => {
      const { groups = 1, ...alone } = options;
      const [, , depth, out] = filter.shape;
      const together = conv2d(input, filter, options);
      const width = out / groups;
      for (let group = 0; group < groups; group++) {
        const own = conv2d(
          channels(input, group * depth, (group + 1) * depth),
          channels(filter, group * width, (group + 1) * width),
          alone,
        );
        const part = Array.from(together.data).filter((_, i) => Math.floor((i % out) / width) === group);
        expect(part).toEqual([...own.data]);
      }
    });
  });

  test('with padding is conv2d of an image with zeros around it', () => {
    check(convolutions, ({ input, filter, options }) => {
      const { rows, columns } = windowGeometry(
        'test',
        [input.shape[1], input.shape[2]],
        [filter.shape[0], filter.shape[1]],
        options,
      );
      const sides = [
        [rows.before, rows.after],
        [columns.before, columns.after],
      ] as const;
      const ofPadded = conv2d(zeroPad2d(input, { padding: sides }), filter, { ...options, padding: 'valid' });
      expect(ofPadded).toEqual(conv2d(input, filter, options));
    });
  });

  test('⟨conv2d(x, w), y⟩ = ⟨x, its input gradient⟩ = ⟨w, its filter gradient⟩', () => {
    check(convolutions, ({ input, filter, options, seed }) => {
      const output = conv2d(input, filter, options);
      const y = whole(seed + 3, ...output.shape);
      const gradient = conv2dBackward(y, input, filter, options);
      const expected = dot(output.data, y.data);
      expect(dot(gradient.input.data, input.data)).toBe(expected);
      expect(dot(gradient.filter.data, filter.data)).toBe(expected);
    });
  });
});

describe('conv2dTranspose', () => {
  test('⟨x, conv2dTranspose(y, w)⟩ = ⟨conv2d(x, w), y⟩, where all cells are under a window', () => {
    check(convolutions, ({ input, filter, options, seed }) => {
      const cells = [input.shape[1], input.shape[2]] as const;
      const geometry = windowGeometry('test', cells, [filter.shape[0], filter.shape[1]], options);
      const output = conv2d(input, filter, options);
      const y = whole(seed + 3, ...output.shape);
      const sides = (['rows', 'columns'] as const).map((axis) => {
        const { before, after, stride, span, output: positions, input: length } = geometry[axis];
        return { before, after, left: length + before + after - ((positions - 1) * stride + span) };
      });
      const around = conv2dTranspose(y, filter, {
        ...options,
        padding: [
          [sides[0].before, sides[0].after],
          [sides[1].before, sides[1].after],
        ],
        outputPadding: [sides[0].left, sides[1].left],
      });
      expect(around.shape).toEqual(input.shape);
      expect(dot(around.data, input.data)).toBe(dot(output.data, y.data));
      expect(around.data).toEqual(conv2dBackward(y, input, filter, options).input.data);
    });
  });

  test('⟨conv2dTranspose(x, w), y⟩ = ⟨x, its input gradient⟩ = ⟨w, its filter gradient⟩', () => {
    check(convolutions, ({ input: { shape }, filter, options, seed }) => {
      const input = whole(seed, ...shape.slice(0, 3), filter.shape[3]);
      const mode = options.padding === 'same' ? 'same' : 'valid';
      const given = { ...options, padding: mode } as const;
      const output = conv2dTranspose(input, filter, given);
      const y = whole(seed + 3, ...output.shape);
      const gradient = conv2dTransposeBackward(y, input, filter, given);
      const expected = dot(output.data, y.data);
      expect(dot(gradient.input.data, input.data)).toBe(expected);
      expect(dot(gradient.filter.data, filter.data)).toBe(expected);
    });
  });
});

const pools = fc
  .record({
    seed: fc.nat(1e6),
    cells: pair(7),
    channels: small(2),
    options: fc.record({ poolSize: pair(3), strides: pair(3), padding }),
  })
  .filter(({ cells, options }) => {
    try {
      return maxPool2d(whole(1, ...cells), options) !== undefined;
    } catch {
      return false;
    }
  })
  .map(({ seed, cells, channels: count, options }) => ({
    input: whole(seed, ...cells, count),
    options: options as PoolOptions,
    seed,
  }));

const forward = { max: maxPool2d, average: averagePool2d, sum: sumPool2d };
const backward = { max: maxPool2dBackward, average: averagePool2dBackward, sum: sumPool2dBackward };

describe('maxPool2d, averagePool2d and sumPool2d', () => {
  test('of an image shifted by the strides are shifted by one value', () => {
    check(pools, ({ input, options }) => {
      const [dy, dx] = options.strides as [number, number];
      const shifted = zeroPad2d(input, {
        padding: [
          [dy, 0],
          [dx, 0],
        ],
      });
      for (const mode of poolModes) {
        const valid = { ...options, padding: 'valid' } as const;
        const [poolHeight, poolWidth] = options.poolSize as [number, number];
        if (input.shape[0] < poolHeight || input.shape[1] < poolWidth) return;
        const before = forward[mode](input, valid);
        const after = forward[mode](shifted, valid);
        const [, width, count] = after.shape;
        const moved = Array.from(after.data).filter(
          (_, i) => i >= width * count && Math.floor(i / count) % width > 0,
        );
        expect(moved).toEqual([...before.data]);
      }
    });
  });

  test('the gradients of sum and average pooling distribute the output gradient completely', () => {
    check(pools, ({ input, options, seed }) => {
      const output = sumPool2d(input, options);
      const y = whole(seed + 3, ...output.shape);
      expect(dot(sumPool2dBackward(y, input, options).data, input.data)).toBe(dot(output.data, y.data));
      const distributed = averagePool2dBackward(y, input, options).data;
      expect(
        dot(
          distributed,
          distributed.map(() => 1),
        ),
      ).toBeCloseTo(
        y.data.reduce((a, b) => a + b),
        9,
      );
    });
  });
});

describe('a function of lines is that of images of one row', () => {
  test('conv1d', () => {
    check(fc.tuple(convolutions, side), ([{ input, filter, bias, options }, around]) => {
      const [, , length, count] = input.shape;
      const [, k, depth, out] = filter.shape;
      const row = { shape: [length, count], data: input.data.slice(0, length * count) };
      const along = { shape: [k, depth, out], data: filter.data.slice(0, k * depth * out) };
      const [, strides] = options.strides as [number, number];
      const [, dilationRate] = options.dilationRate as [number, number];
      if (length + around[0] + around[1] < dilationRate * (k - 1) + 1) return;
      const { groups } = options;
      const flat = conv1d(row, along, { strides, dilationRate, padding: around, groups, bias });
      const expected = conv2d(
        { ...row, shape: [1, length, count] },
        { ...along, shape: [1, k, depth, out] },
        { strides: [1, strides], dilationRate: [1, dilationRate], padding: [[0, 0], around], groups, bias },
      );
      expect([1, ...flat.shape]).toEqual(expected.shape);
      expect(flat.data).toEqual(expected.data);
    });
  });

  test('maxPool1d', () => {
    check(fc.tuple(fc.nat(1e6), small(9, 3), small(3), small(3)), ([seed, length, poolSize, strides]) => {
      const row = whole(seed, length, 2);
      const expected = maxPool2d(
        { ...row, shape: [1, length, 2] },
        { poolSize: [1, poolSize], strides: [1, strides] },
      );
      expect(maxPool1d(row, { poolSize, strides }).data).toEqual(expected.data);
    });
  });
});

describe('steps have the values of the functions, bit for bit', () => {
  /** Numbers whose sums depend on their order. */
  const fractions = ({ shape, data }: Dense): Dense => ({
    shape,
    data: data.map((value, i) => value / 3 + Math.sin(i)),
  });

  test('convSteps', () => {
    check(convolutions, ({ input, filter, bias, options }) => {
      const [x, w] = [fractions(image(input, 0)), fractions(filter)];
      const steps = convSteps(x, w, { ...options, bias });
      expect(steps.map(({ value }) => value)).toEqual([...conv2d(x, w, { ...options, bias }).data]);
      for (const { rowSums, bias: own, value } of steps) {
        expect(rowSums.reduce((a, b) => a + b, 0) + own).toBe(value);
      }
    });
  });

  test('convBackwardSteps', () => {
    check(convolutions, ({ input, filter, options, seed }) => {
      const [x, w] = [fractions(image(input, 0)), fractions(filter)];
      const y = fractions(whole(seed, ...conv2d(x, w, options).shape));
      const steps = convBackwardSteps(y, x, w, options);
      const gradient = conv2dBackward(y, x, w, options);
      for (const part of ['filter', 'input'] as const) {
        expect(steps[part].map(({ value }) => value)).toEqual([...gradient[part].data]);
        for (const { terms, value } of steps[part]) {
          expect(terms.reduce((sum, { product }) => sum + product, 0)).toBe(value);
        }
      }
      expect(steps.bias.map(({ value }) => value)).toEqual([...gradient.bias.data]);
    });
  });

  test('poolSteps and poolBackwardSteps', () => {
    check(pools, ({ input, options, seed }) => {
      const x = fractions(input);
      for (const mode of poolModes) {
        const output = forward[mode](x, options);
        expect(poolSteps(x, { ...options, mode }).map(({ value }) => value)).toEqual([...output.data]);
        const y = fractions(whole(seed, ...output.shape));
        const sums = new Float64Array(x.data.length);
        for (const { window, channel, shares } of poolBackwardSteps(y, x, { ...options, mode })) {
          shares.forEach((row, i) =>
            row.forEach((share, j) => {
              const cell = (window.row + i) * x.shape[1] + window.column + j;
              if (share !== null) sums[cell * x.shape[2] + channel] += share;
            }),
          );
        }
        expect(sums).toEqual(backward[mode](y, x, options).data);
      }
    });
  });
});

test.each(['plain', 'simd'] as const)(
  'layers.conv2d with %s kernels is within 2·kh·kw·c/groups units in the last place of Σ|input·filter|',
  async (kernels) => {
    const single = ({ shape, data }: Dense, turn: number) => ({
      shape,
      data: Float32Array.from(data, (value, i) => value + Math.sin((i + 1) * turn)),
    });
    const double = (array: { shape: number[]; data: Float32Array }, f = (value: number) => value) => ({
      shape: array.shape,
      data: Float64Array.from(array.data, f),
    });
    const layerOf = ({ input, filter, options }: { input: Dense; filter: Dense; options: ConvOptions }) =>
      layers.conv2d({
        strides: options.strides,
        padding: options.padding,
        dilationRate: options.dilationRate,
        groups: options.groups,
        filters: filter.shape[3],
        kernelSize: [filter.shape[0], filter.shape[1]],
        inputShape: input.shape.slice(1),
        useBias: false,
      });
    const holds = fc.asyncProperty(convolutions, async (given) => {
      const [x, w] = [single(given.input, 1.7), single(given.filter, 2.3)];
      const model = sequential([layerOf(given)], { kernels });
      await model.setWeights([w]);
      const actual = await model.predict(x);
      const exact = conv2d(double(x), double(w), given.options).data;
      const sizes = conv2d(double(x, Math.abs), double(w, Math.abs), given.options).data;
      const terms = given.filter.shape[0] * given.filter.shape[1] * given.filter.shape[2];
      exact.forEach((value, i) => {
        const unit = 2 ** (Math.floor(Math.log2(sizes[i] || 1)) - 23);
        expect(Math.abs(actual.data[i] - value)).toBeLessThanOrEqual(2 * terms * unit);
      });
    });
    await fc.assert(holds, { seed: 7, numRuns: 30 });
  },
);
