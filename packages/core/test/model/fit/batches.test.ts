// Batches in the place of arrays, given one by one.
import { describe, expect, test } from 'vitest';
import type { Batch, Batches } from '../../../src/training.js';
import { slice, smallModel, stripes } from '../../models.js';

const batchSize = 8;
const samples = stripes(75);
const { images, labels } = samples;
const validation = stripes(21);
const sampleWeight = Float32Array.from({ length: 75 }, (_, i) => (i % 4) / 2);

function batchesOf(given: typeof samples, size: number): [x: typeof images, y: typeof labels][] {
  const [count] = given.labels.shape;
  return Array.from({ length: Math.ceil(count / size) }, (_, i) => {
    const part = slice(given, i * size, Math.min((i + 1) * size, count));
    return [part.images, part.labels];
  });
}
const batches = batchesOf(samples, batchSize);

function* generate(): Generator<Batch> {
  yield* batches;
}

/** Everything that must repeat. */
async function fitted(fit: (model: ReturnType<typeof smallModel>, callbacks: object) => Promise<unknown>) {
  const model = smallModel(5);
  const reported: [number, unknown][] = [];
  const history = await fit(model, {
    onBatchEnd: (batch: number, logs: object) => reported.push([batch, logs]),
  });
  return { reported, history, weights: await model.getWeights() };
}

describe.each([0, 1, 2])('%i workers', (workers) => {
  const fromArrays = (options: object = {}) =>
    fitted((model, callbacks) =>
      model.fit(images, labels, { batchSize, shuffle: false, epochs: 2, workers: 0, callbacks, ...options }),
    );

  test.each<[string, () => Batches]>([
    ['a generator function', () => generate],
    [
      'an asynchronous generator function that uses the memory of a batch again',
      () =>
        async function* () {
          const memory = new Uint8Array(batchSize * 64);
          for (const [x, y] of batches) {
            await Promise.resolve();
            const { shape, offset } = x as typeof images & { offset: number };
            memory.set(x.data.subarray(offset, offset + shape[0] * 64));
            yield { xs: { data: memory, shape }, ys: y };
          }
        },
    ],
    ['an iterable', () => new Set(batches)],
    ['a function that returns an array', () => () => batches],
    ['a function that returns a promise', () => async () => generate()],
    [
      'a function that returns an iterator without more',
      () => () => {
        const iterator = generate();
        return { next: () => iterator.next() };
      },
    ],
  ])('%s gives the bits of arrays', async (_name, create) => {
    const result = fitted((model, callbacks) => model.fit(create(), { epochs: 2, workers, callbacks }));
    expect(await result).toEqual(await fromArrays());
  });

  test('validation batches of other sizes, for which each epoch starts a new iterator', async () => {
    let iterations = 0;
    const validationData = () => {
      iterations++;
      return batchesOf(validation, 5);
    };
    const result = fitted((model, callbacks) =>
      model.fit(generate, { epochs: 2, workers, callbacks, validationData }),
    );
    const fromArray = await fromArrays({ validationData: [validation.images, validation.labels] });
    expect(await result).toEqual(fromArray);
    expect(iterations).toBe(2);
    expect(await fromArrays({ validationData, workers })).toEqual(fromArray);
    const five = slice(validation, 0, 5);
    expect(await fromArrays({ validationData, validationSteps: 1, workers })).toEqual(
      await fromArrays({ validationData: [five.images, five.labels] }),
    );
  });

  test('weights of samples and classes', async () => {
    const weighted = batches.map(([x, y], i): Batch => [
      x,
      y,
      sampleWeight.subarray(i * batchSize, (i + 1) * batchSize),
    ]);
    const bySample = fitted((model, callbacks) =>
      model.fit(() => weighted, { epochs: 2, workers, callbacks }),
    );
    expect(await bySample).toEqual(await fromArrays({ sampleWeight }));
    const classWeight = { 0: 2, 2: 0.25 };
    const byClass = fitted((model, callbacks) =>
      model.fit(generate, { epochs: 2, workers, callbacks, classWeight }),
    );
    expect(await byClass).toEqual(await fromArrays({ classWeight }));
  });

  test('stepsPerEpoch goes on with one iterator, and returns it', async () => {
    let returned = 0;
    let taken = 0;
    function* endless(): Generator<Batch> {
      try {
        for (;;) {
          taken++;
          yield batches[taken % 3];
        }
      } finally {
        returned++;
      }
    }
    const model = smallModel(5);
    const indices: number[] = [];
    const onBatchEnd = (batch: number) => void indices.push(batch);
    const history = await model.fit(endless(), {
      epochs: 2,
      stepsPerEpoch: 4,
      workers,
      callbacks: { onBatchEnd },
    });
    expect(history.loss).toHaveLength(2);
    expect(indices).toEqual([0, 1, 2, 3, 0, 1, 2, 3]);
    expect(taken).toBe(8);
    expect(returned).toBe(1);
  });

  test('an error of the iterator rejects fit with that error; the batches before it are trained', async () => {
    const reason = new Error('no more pictures');
    function* broken(): Generator<Batch> {
      yield* batches.slice(0, 3);
      throw reason;
    }
    const model = smallModel(5);
    await expect(model.fit(broken, { epochs: 2, workers })).rejects.toBe(reason);
    const expected = smallModel(5);
    const three = slice(samples, 0, 24);
    await expected.fit(three.images, three.labels, { batchSize, shuffle: false, workers: 0 });
    expect(await model.getWeights()).toEqual(await expected.getWeights());
    expect((await model.fit(generate, { workers })).loss).toHaveLength(1);

    const untouched = smallModel(5);
    const fitting = untouched.fit(
      async () => {
        throw reason;
      },
      { workers },
    );
    await expect(fitting).rejects.toBe(reason);
    expect(await untouched.getWeights()).toEqual(await smallModel(5).getWeights());
    await expect(untouched.fit(generate, { validationData: broken, workers })).rejects.toBe(reason);
  });

  test('a batch that is refused rejects fit, and returns the iterator', async () => {
    const refusals: [Batch, string][] = [
      [
        [{ data: new Uint8Array(512), shape: [8, 8, 4, 2] }, labels],
        'fit: x of batch 2 must have shape [n, 8, 8, 1]',
      ],
      [[batches[2][0], [0, 1]], 'fit: y of batch 2 must have one number for each of 8 samples'],
      [[batches[2][0], new Array(8).fill(7)], 'fit: y of batch 2[0] must be a class from 0 to 2'],
      [
        [batches[2][0]] as never,
        'fit: batch 2 must be [x, y], [x, y, sampleWeight] or { xs, ys }, but got [an array of shape [8, 8, 8, 1]].',
      ],
      [
        [images, labels],
        'fit: x of batch 2 must have at most 8 samples, as many as the first batch, but got an array of shape [75, 8, 8, 1].',
      ],
      [
        [...batches[2], [1, 2]],
        'fit: sampleWeight of batch 2 must have one number for each of 8 samples, but got an array of shape [2].',
      ],
    ];
    for (const [batch, message] of refusals) {
      let returned = 0;
      const given = {
        *[Symbol.iterator]() {
          try {
            yield* batches.slice(0, 2);
            yield batch;
          } finally {
            returned++;
          }
        },
      };
      await expect(smallModel(1).fit(given, { workers })).rejects.toThrow(message);
      expect(returned, message).toBe(1);
    }
    const refused = [batches[2][0]] as never;
    await expect(smallModel(1).fit(generate, { workers, validationData: () => [refused] })).rejects.toThrow(
      'fit: batch 0 of validationData must be [x, y]',
    );
  });

  test('an iterator that gives no batch, or too few, is refused', async () => {
    await expect(smallModel(1).fit(() => [], { workers })).rejects.toThrow(
      'fit: x must give at least one batch, but got 0.',
    );
    await expect(smallModel(1).fit(generate, { epochs: 3, stepsPerEpoch: 4, workers })).rejects.toThrow(
      'fit: x must give 12 batches, but got 10.',
    );
    await expect(smallModel(1).fit(generate, { validationData: () => [], workers })).rejects.toThrow(
      'fit: validationData must give at least one batch, but got 0.',
    );
    const short = { validationData: generate, validationSteps: 11 };
    await expect(smallModel(1).fit(generate, { ...short, workers })).rejects.toThrow(
      'fit: validationData must give 11 batches, but got 10.',
    );
    await expect(smallModel(1).fit((() => 5) as never, { workers })).rejects.toThrow(
      'fit: x must return an iterable of batches, but got 5.',
    );
  });

  test('an abort, an early stop and an error of a callback return the iterator', async () => {
    const reason = new Error('enough');
    const endings: [string, (model: ReturnType<typeof smallModel>, controller: AbortController) => void][] = [
      ['abort', (_model, controller) => controller.abort(reason)],
      ['stop', (model) => model.stop()],
      [
        'error',
        () => {
          throw reason;
        },
      ],
    ];
    for (const [name, end] of endings) {
      let returned = 0;
      async function* endless(): AsyncGenerator<Batch> {
        try {
          for (;;) yield batches[0];
        } finally {
          returned++;
        }
      }
      const model = smallModel(1);
      const controller = new AbortController();
      const fitting = model.fit(endless, {
        workers,
        signal: controller.signal,
        callbacks: { onBatchEnd: (batch) => (batch === 2 ? end(model, controller) : undefined) },
      });
      if (name === 'stop') expect((await fitting).loss).toEqual([]);
      else await expect(fitting).rejects.toBe(reason);
      expect(returned, name).toBe(1);
      expect((await model.fit(generate, { workers })).loss).toHaveLength(1);
    }
  });

  test('an abort and a stop end a fit that waits for a batch that never comes', async () => {
    for (const count of [0, 2]) {
      async function* waiting(): AsyncGenerator<Batch> {
        yield* batches.slice(0, count);
        await new Promise(() => {});
      }
      const reason = new Error('enough');
      const model = smallModel(1);
      const controller = new AbortController();
      const fitting = model.fit(waiting, { workers, signal: controller.signal });
      setTimeout(() => controller.abort(reason), 20);
      await expect(fitting).rejects.toBe(reason);
      const stopped = model.fit(waiting, { workers });
      setTimeout(() => model.stop(), 20);
      expect((await stopped).loss).toEqual([]);
    }
  });
});

test('options that are only for arrays, or only for batches, are refused before a batch is read', async () => {
  const model = smallModel(1);
  let isRead = false;
  const read = () => {
    isRead = true;
    return batches;
  };
  const refusals: [unknown[], string][] = [
    [[read, { batchSize: 8 }], 'fit: batchSize must be left out where x gives batches, but got 8.'],
    [[read, { shuffle: false }], 'fit: shuffle must be left out where x gives batches, but got false.'],
    [[read, { validationSplit: 0.5 }], 'fit: validationSplit must be left out where x gives batches'],
    [[read, { sampleWeight }], 'fit: sampleWeight must be left out where x gives batches'],
    [[read, labels], 'fit: y must be left out where x gives batches, but got an array of shape [75].'],
    [[read, labels, {}], 'fit: y must be left out where x gives batches'],
    [[images, labels, { stepsPerEpoch: 2 }], 'fit: stepsPerEpoch must be left out where x is an array'],
    [
      [read, { validationSteps: 2 }],
      'fit: validationSteps must be left out where validationData gives no batches',
    ],
    [[read, { stepsPerEpoch: 0 }], 'fit: stepsPerEpoch must be a positive whole number'],
    [
      [generate(), { epochs: 2 }],
      'fit: x must be an iterable that can be read in each of 2 epochs, or a function that returns one, without stepsPerEpoch, but got an object.',
    ],
    [
      [read, { epochs: 2, validationData: generate() }],
      'fit: validationData must be an iterable that can be read in each of 2 epochs, or a function that returns one, but got an object.',
    ],
  ];
  for (const [args, message] of refusals) {
    await expect(model.fit(...(args as Parameters<typeof model.fit>))).rejects.toThrow(message);
  }
  expect(isRead).toBe(false);
  expect((await model.fit(read, undefined as never)).loss).toHaveLength(1);
});

describe.each([0, 1, 2])('evaluate and predict with %i workers', (workers) => {
  const large = stripes(700);
  const model = smallModel(5);
  const generated = () => batchesOf(large, 13);

  test('give the bits of arrays', async () => {
    expect(await model.evaluate(generated, { workers })).toEqual(
      await model.evaluate(large.images, large.labels, { workers: 0 }),
    );
    const inputs = () => generated().map(([x]) => x);
    const expected = await model.predict(large.images, { workers: 0 });
    expect(await model.predict(inputs, { workers })).toEqual(expected);
    expect(await model.predict(() => generated().map(([xs]) => ({ xs })), { workers })).toEqual(expected);
    const five = slice(large, 0, 65);
    const steps = 5;
    expect(await model.evaluate(generated, { workers, steps })).toEqual(
      await model.evaluate(five.images, five.labels, { workers: 0 }),
    );
    expect(await model.predict(inputs, { workers, steps })).toEqual(
      await model.predict(five.images, { workers: 0 }),
    );
  });

  test('return the iterator, and reject with its error', async () => {
    const reason = new Error('no more pictures');
    let returned = 0;
    function* endless(): Generator<Batch> {
      try {
        for (;;) yield batches[0];
      } finally {
        returned++;
      }
    }
    await model.evaluate(endless, { workers, steps: 50 });
    expect(returned).toBe(1);
    await expect(model.predict(endless as never, { workers })).rejects.toThrow(
      'predict: batch 0 must hold arrays of one shape',
    );
    expect(returned).toBe(2);
    function* broken(): Generator<Batch> {
      for (let i = 0; i < 60; i++) yield batches[0];
      throw reason;
    }
    await expect(model.evaluate(broken, { workers })).rejects.toBe(reason);
  });

  test('refuse what is only for arrays, or only for batches', async () => {
    await expect(model.predict(images, { workers, steps: 2 })).rejects.toThrow(
      'predict: steps must be left out where x is an array, but got 2.',
    );
    await expect(model.evaluate(generated, { workers, sampleWeight })).rejects.toThrow(
      'evaluate: sampleWeight must be left out where x gives batches',
    );
    await expect(model.evaluate(() => [], { workers })).rejects.toThrow(
      'evaluate: x must give at least one batch, but got 0.',
    );
  });
});
