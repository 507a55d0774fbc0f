import { describe, expect, test } from 'vitest';
import { FormatError, layers, loadModel, metrics, optimizers, sequential } from '../../../src/training.js';
import { generator } from '../../../src/learning/random/generator.js';
import { residualModel, smallModel, stripes } from '../../models.js';

const { images, labels } = stripes(40);

/** The same file with a changed header: `change` changes the parsed one, or returns the text of another. */
function withHeader(bytes: Uint8Array, change: (header: Record<string, unknown>) => unknown): Uint8Array {
  const length = new DataView(bytes.buffer).getUint32(8, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(12, 12 + length)));
  const changed = change(header);
  return assemble(bytes, typeof changed === 'string' ? changed : JSON.stringify(header));
}

function assemble(bytes: Uint8Array, header: string): Uint8Array {
  const length = new DataView(bytes.buffer).getUint32(8, true);
  const floats = bytes.subarray(Math.ceil((12 + length) / 4) * 4);
  const text = new TextEncoder().encode(header);
  const start = Math.ceil((12 + text.length) / 4) * 4;
  const result = new Uint8Array(start + floats.length);
  result.set(bytes.subarray(0, 8));
  new DataView(result.buffer).setUint32(8, text.length, true);
  result.set(text, 12);
  result.set(floats, start);
  return result;
}

describe('save and loadModel', () => {
  test('a loaded model trains on with the bits of one that was never saved', async () => {
    const [saved, whole] = [smallModel(5), smallModel(5)];
    await saved.fit(images, labels, { epochs: 2, workers: 0 });
    const loaded = await loadModel(await saved.save());
    const after = await loaded.fit(images, labels, { epochs: 2, workers: 2 });
    const history = await whole.fit(images, labels, { epochs: 4, workers: 0 });
    expect(after.loss).toEqual(history.loss.slice(2));
    expect(await loaded.getWeights()).toEqual(await whole.getWeights());
    expect(loaded.history).toEqual(history);
    expect(await loaded.predict(images)).toEqual(await whole.predict(images));
  });

  test('keeps layers with all their options, names, optimizer and metrics', async () => {
    const model = sequential(
      [
        layers.zeroPadding2d({ padding: [1, 2], inputShape: [5, 6, 2] }),
        layers.conv2d({ filters: 3, kernelSize: [2, 3], strides: [1, 2], padding: 'same', useBias: false }),
        layers.batchNormalization({ momentum: 0.5 }),
        layers.activation('relu'),
        layers.averagePooling2d({ poolSize: 2 }),
        layers.globalMaxPooling2d(),
        layers.dense({ units: 2, activation: 'softmax' }),
      ],
      { seed: 3, classNames: ['猫', 'dog'] },
    );
    const learningRate = optimizers.schedules.cosineDecay({ initialLearningRate: 0.1, decaySteps: 9 });
    model.compile({
      optimizer: optimizers.adamW({ learningRate }),
      loss: 'sparseCategoricalCrossentropy',
      metrics: ['accuracy', metrics.sparseTopKCategoricalAccuracy({ k: 1 })],
    });
    const x = { data: new Float32Array(4 * 60).map((_, i) => Math.sin(i)), shape: [4, 5, 6, 2] };
    await model.fit(x, [0, 1, 0, 1], { epochs: 3, workers: 0 });
    const loaded = await loadModel(await model.save());
    expect(loaded.summary().rows).toEqual(model.summary().rows);
    expect(loaded.classNames).toEqual(['猫', 'dog']);
    expect(await loaded.evaluate(x, [0, 1, 0, 1])).toEqual(await model.evaluate(x, [0, 1, 0, 1]));
    expect(await loaded.fit(x, [0, 1, 0, 1], { workers: 0 })).toEqual(
      await model.fit(x, [0, 1, 0, 1], { workers: 0 }),
    );
  });

  test('a model that is not compiled', async () => {
    const model = sequential([layers.dense({ units: 2, inputShape: [3] })], { seed: 1 });
    const loaded = await loadModel(await model.save());
    expect(await loaded.predict([[1, 2, 3]])).toEqual(await model.predict([[1, 2, 3]]));
    await expect(loaded.fit([[1, 2, 3]], [0])).rejects.toThrow('must be compiled first');
  });

  test('a history with values that are not finite', async () => {
    const model = smallModel(1);
    model.history.loss = [1, NaN, Infinity, -Infinity];
    expect((await loadModel(await model.save())).history).toEqual(model.history);
  });
});

describe('a model file is not trusted', async () => {
  const model = smallModel(2);
  await model.fit(images, labels, { workers: 0 });
  const bytes = await model.save();
  const set = (name: string, value: unknown) => withHeader(bytes, (header) => void (header[name] = value));
  type Tensor = { shape: unknown };
  const tensors = (change: (list: Tensor[]) => void) =>
    withHeader(bytes, (header) => change(header.tensors as Tensor[]));

  test.each([
    ['nothing', new Uint8Array(0), 'The model file does not begin as one.'],
    ['another file', new TextEncoder().encode('GIF89a; no model'), 'The model file does not begin as one.'],
    ['half a header', bytes.subarray(0, 100), 'The model file is cut short in its header.'],
    ['half its weights', bytes.subarray(0, bytes.length - 4), /should have \d+ bytes by its header, but has/],
    ['a byte after the end', new Uint8Array([...bytes, 0]), /should have \d+ bytes/],
    [
      'a header that is no JSON',
      withHeader(bytes, () => '{"layers":'),
      "The model file's header is no JSON.",
    ],
    ['a header that is a list', withHeader(bytes, () => '[]'), "The model file's header is no object."],
    [
      '__proto__',
      withHeader(bytes, (h) => JSON.stringify(h).replace('"history":{', '"history":{"__proto__":[],')),
      /names __proto__/,
    ],
    ['an unknown part', set('extra', 1), 'The model file has an unknown part, extra.'],
    [
      'an unknown layer',
      set('layers', [{ kind: 'constructor', options: {} }]),
      /layer 0 can not be read: layers: kind must be one of/,
    ],
    [
      'two layers of one name',
      withHeader(bytes, (h) => {
        for (const { options } of (h.layers as { options: { name?: string } }[]).slice(0, 2))
          options.name = 'a';
      }),
      /layers can not be read: loadModel: layers\[1\]\.name must be a name that no other layer of the model has/,
    ],
    ['no layers', set('layers', []), "The model file's layers can not be read."],
    ['a negative shape', set('inputShape', [-4, -3]), "The model file's inputShape can not be read."],
    ['half a cell', set('inputShape', [8, 8, 1.5]), "The model file's inputShape can not be read."],
    ['a huge shape', set('inputShape', [1e6, 1e6, 1]), /tensor 2 should be kernel of layer 4/],
    [
      'more units than memory',
      withHeader(
        bytes,
        (h) => void ((h.layers as { options: { units?: number } }[])[6].options.units = 1e12),
      ),
      /tensor 4 should be kernel of layer 6, \[7, 1000000000000\]/,
    ],
    [
      'units that are a string',
      withHeader(
        bytes,
        (h) => void ((h.layers as { options: { units?: unknown } }[])[6].options.units = '3'),
      ),
      /layer 6 can not be read: layers\.dense: units must be/,
    ],
    [
      'a tensor of another shape',
      tensors((list) => void (list[0].shape = [-3, -3, 1, 3])),
      'tensor 0 should be kernel of layer 1, [3, 3, 1, 3].',
    ],
    ['a tensor missing', tensors((list) => void list.pop()), /tensor 5 should be bias of layer 6/],
    [
      'a tensor too many',
      tensors((list) => void list.push(list[0])),
      'The model file has a tensor too many, number 6.',
    ],
    [
      'a shape that is an object',
      tensors((list) => void (list[0].shape = { toString: 1, join: 2 })),
      "The model file's tensors can not be read.",
    ],
    ['a history of strings', set('history', { loss: ['1'] }), "The model file's history can not be read."],
    [
      'a metric under another name',
      withHeader(bytes, (h) => void ((h.compiled as { metrics: { name: string }[] }).metrics[0].name = '')),
      /compile: the name of a metric must be one of accuracy, sparseCategoricalAccuracy, but got ""/,
    ],
    [
      'a metric that reads past its targets',
      withHeader(
        bytes,
        (h) =>
          void ((h.compiled as { metrics: unknown[] }).metrics[0] = {
            name: 'precision',
            kind: 'precision',
            options: {},
          }),
      ),
      /compile: metrics must take class numbers/,
    ],
    ['too few class names', set('classNames', ['one']), /classNames must have a name for each of the 3/],
    ['slots of another optimizer', set('slots', 1), 'The model file has 1 blocks of its optimizer, not 2.'],
    ['a seed that is a string', set('seed', '1'), "The model file's seed can not be read."],
    ['a generator without a state', set('random', []), "The model file's random can not be read."],
    [
      'an unknown optimizer',
      withHeader(
        bytes,
        (h) => void ((h.compiled as { optimizer: { kind: string } }).optimizer.kind = 'toString'),
      ),
      /compiled can not be read: compile: optimizer must be one of/,
    ],
    ['class names that are numbers', set('classNames', [1]), /classNames must be a list of texts/],
  ])('refuses %s', async (_name, given, message) => {
    await expect(loadModel(given)).rejects.toThrow(FormatError);
    await expect(loadModel(given)).rejects.toThrow(message);
  });

  const graph = await residualModel(1).save();
  const layerInputs = (change: (list: number[][]) => unknown) =>
    withHeader(graph, (h) => {
      const changed = change(h.layerInputs as number[][]);
      if (changed !== undefined) h.layerInputs = changed;
    });
  const cannot = "The model file's layerInputs can not be read.";
  test.each([
    ['a circle', layerInputs((list) => void (list[2] = [5])), cannot],
    ['a layer that takes its own output', layerInputs((list) => void (list[1] = [2])), cannot],
    ['an index below 0', layerInputs((list) => void (list[1] = [-1])), cannot],
    ['an index that is no number', layerInputs((list) => void (list[1] = ['1'] as never)), cannot],
    ['a layer without an input', layerInputs((list) => void (list[1] = [])), cannot],
    ['a convolution of two inputs', layerInputs((list) => void (list[1] = [1, 1])), cannot],
    ['an output that nothing takes', layerInputs((list) => void (list[3] = [2])), cannot],
    ['a million inputs', layerInputs((list) => void (list[4] = new Array(1e6).fill(1))), cannot],
    ['too few lists', layerInputs((list) => void list.pop()), cannot],
    ['no lists', layerInputs(() => 'all'), cannot],
    [
      'a sum of different shapes',
      layerInputs((list) => list.map((values) => (values.length === 2 ? [values[0], 1] : values))),
      'layers.add: inputs must have one shape, here [8, 8, 3], but got [8, 8, 1].',
    ],
    ['no layerInputs by its version', withHeader(graph, (h) => void delete h.layerInputs), cannot],
    [
      'layerInputs by its version',
      withHeader(bytes, (h) => void (h.layerInputs = [[0], [1], [2], [3], [4], [5], [6]])),
      cannot,
    ],
  ])('refuses %s', async (_name, given, message) => {
    await expect(loadModel(given)).rejects.toThrow(FormatError);
    await expect(loadModel(given)).rejects.toThrow(message);
  });

  test('refuses a future version', async () => {
    const future = bytes.slice();
    new DataView(future.buffer).setUint32(4, 3, true);
    await expect(loadModel(future)).rejects.toThrow(
      'The model file has version 3; this library reads versions 1 and 2.',
    );
  });

  test.each([NaN, Infinity])('refuses weights that are %f, and says which', async (value) => {
    const broken = bytes.slice();
    const floats =
      bytes.length - 4 * 3 * (await model.getWeights()).reduce((sum, { data }) => sum + data.length, 0);
    new DataView(broken.buffer).setFloat32(floats, value, true);
    await expect(loadModel(broken)).rejects.toThrow(`The model file has ${value} in kernel of layer 1.`);
  });

  test('refuses negative variances', async () => {
    const normalized = sequential([layers.batchNormalization({ inputShape: [3] })], { seed: 1 });
    const broken = await normalized.save();
    new DataView(broken.buffer).setFloat32(broken.length - 4, -1, true);
    await expect(loadModel(broken)).rejects.toThrow('The model file has -1 in movingVariance of layer 0.');
  });

  test.each([
    ['adam', optimizers.adam(), [1]],
    ['adam', optimizers.adam({ amsgrad: true }), [1, 2]],
    ['adamW', optimizers.adamW(), [1]],
    ['adamax', optimizers.adamax(), [1]],
    ['nadam', optimizers.nadam(), [1]],
    ['rmsprop', optimizers.rmsprop({ momentum: 0.9, centered: true }), [0]],
    ['adadelta', optimizers.adadelta(), [0, 1]],
    ['adagrad', optimizers.adagrad(), [0]],
    ['lion', optimizers.lion(), []],
    ['sgd', optimizers.sgd({ momentum: 0.9 }), []],
  ])(
    'refuses slots of %s that are not finite, and negative mean squares',
    async (kind, optimizer, squares) => {
      const small = sequential([layers.dense({ units: 1, useBias: false, inputShape: [1] })], { seed: 1 });
      small.compile({ optimizer, loss: 'meanSquaredError' });
      await small.fit([[1]], [2], { epochs: 2, workers: 0 });
      const saved = await small.save();
      const withValue = (slot: number, value: number) => {
        const changed = saved.slice();
        new DataView(changed.buffer).setFloat32(saved.length - 4 * (optimizer.slots - slot), value, true);
        return loadModel(changed);
      };
      await expect(loadModel(saved)).resolves.toBeDefined();
      for (let slot = 0; slot < optimizer.slots; slot++) {
        const where = `in slot ${slot} of its optimizer, ${kind}.`;
        await expect(withValue(slot, Infinity)).rejects.toThrow(`The model file has Infinity ${where}`);
        if (squares.includes(slot)) {
          await expect(withValue(slot, -1)).rejects.toThrow(`The model file has -1 ${where}`);
        } else await expect(withValue(slot, -1)).resolves.toBeDefined();
      }
    },
  );

  test('cut anywhere, or with a byte changed anywhere in its header: a FormatError or a model, nothing else', async () => {
    const random = generator(1);
    const headerEnd = 12 + new DataView(bytes.buffer).getUint32(8, true);
    for (let i = 0; i < 400; i++) {
      const given = i % 2 ? bytes.slice(0, random.integer(bytes.length)) : bytes.slice();
      if (i % 2 === 0) given[random.integer(headerEnd)] = random.integer(256);
      await loadModel(given).catch((reason: unknown) => expect(reason).toBeInstanceOf(FormatError));
    }
  });
});
