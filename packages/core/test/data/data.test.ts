import { gzipSync } from 'node:zlib';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { ArgumentError, CnnError, FormatError, loadMnist, parseIdx } from '../../src/index.js';

/** An IDX file: type byte, shape, and the bytes of its numbers. */
function idx(type: number, shape: number[], body: readonly number[]): Uint8Array {
  const head = new DataView(new ArrayBuffer(4 + 4 * shape.length));
  head.setUint8(2, type);
  head.setUint8(3, shape.length);
  shape.forEach((length, axis) => head.setUint32(4 + 4 * axis, length));
  return new Uint8Array([...new Uint8Array(head.buffer), ...body]);
}

describe('parseIdx', () => {
  test('bytes, in the shape of the file', () => {
    const array = parseIdx(idx(0x08, [2, 3], [0, 1, 2, 3, 254, 255]));
    expect(array.shape).toEqual([2, 3]);
    expect(array.data).toEqual(new Uint8Array([0, 1, 2, 3, 254, 255]));
    expect(array.get(1, 2)).toBe(255);
  });

  test.each([
    [0x09, [0xff], new Int8Array([-1])],
    [0x0b, [0xff, 0xfe], new Int16Array([-2])],
    [0x0c, [0, 1, 0, 0], new Int32Array([65536])],
    [0x0d, [0x3f, 0xc0, 0, 0], new Float32Array([1.5])],
    [0x0e, [0xc0, 0x04, 0, 0, 0, 0, 0, 0], new Float64Array([-2.5])],
  ])('type 0x%s, high byte first', (type, body, expected) => {
    expect(parseIdx(idx(type, [1], body)).data).toEqual(expected);
  });

  test.each([
    [
      'no header',
      new Uint8Array([1, 2, 3, 4, 5]),
      'This is no IDX file: it does not begin with the header of one.',
    ],
    ['an unknown type', idx(0x0a, [1], [0]), /no IDX file/],
    ['no axes', idx(0x08, [], [0]), /no IDX file/],
    ['gzip', new Uint8Array(gzipSync(idx(0x08, [1], [0]))), /It is packed by gzip\.$/],
    ['an empty file', new Uint8Array(0), 'The IDX file is cut short: it ends in its header.'],
    [
      'half a header',
      idx(0x08, [2, 3], []).subarray(0, 9),
      'The IDX file is cut short: it ends in its header.',
    ],
    [
      'too few bytes',
      idx(0x08, [2, 3], [1, 2, 3]),
      'The IDX file is cut short: it claims 18 bytes and holds 15.',
    ],
    ['bytes behind', idx(0x08, [1], [1, 2]), 'The IDX file claims 9 bytes and holds 10.'],
    ['nothing in it', idx(0x08, [0, 28, 28], []), 'The IDX file holds nothing: its shape is [0, 28, 28].'],
    ['more than any memory', idx(0x0e, [0xffffffff, 0xffffffff], []), /claims too much/],
    ['more than it holds', idx(0x08, [0x7fffffff], []), /cut short: it claims 2147483655 bytes/],
  ])('refuses %s', (_name, bytes, message) => {
    expect(() => parseIdx(bytes)).toThrow(FormatError);
    expect(() => parseIdx(bytes)).toThrow(message);
  });
});

describe('loadMnist', () => {
  const images = (n: number) => idx(0x08, [n, 28, 28], new Array(n * 784).fill(7));
  const files = {
    trainImages: images(3),
    trainLabels: idx(0x08, [3], [0, 9, 5]),
    testImages: images(2),
    testLabels: idx(0x08, [2], [1, 2]),
  };

  test('from bytes, packed or not: told by the first bytes', async () => {
    const packed = { ...files, trainImages: new Uint8Array(gzipSync(files.trainImages)) };
    for (const given of [files, packed]) {
      const { train, test } = await loadMnist(given);
      expect(train.images.shape).toEqual([3, 28, 28, 1]);
      expect(train.images.data).toBeInstanceOf(Uint8Array);
      expect([...train.labels.data]).toEqual([0, 9, 5]);
      expect(test.images.get(1, 27, 27, 0)).toBe(7);
    }
  });

  test('from a folder, with progress that ends where it should', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mnist-'));
    writeFileSync(join(folder, 'train-images-idx3-ubyte.gz'), gzipSync(files.trainImages));
    writeFileSync(join(folder, 'train-labels-idx1-ubyte.gz'), gzipSync(files.trainLabels));
    writeFileSync(join(folder, 't10k-images-idx3-ubyte'), files.testImages);
    writeFileSync(join(folder, 't10k-labels-idx1-ubyte.gz'), files.testLabels);
    const seen: number[] = [];
    const { test } = await loadMnist(folder, { onProgress: ({ loaded }) => seen.push(loaded) });
    expect([...test.labels.data]).toEqual([1, 2]);
    expect(seen.at(-1)).toBe(Object.values(files).reduce((sum, { length }) => sum + length, 0));
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });

  test.each([
    [
      'labels that are too few',
      { ...files, trainLabels: idx(0x08, [2], [0, 9]) },
      'The train labels of MNIST are 3 bytes, not [2].',
    ],
    [
      'a label that is no digit',
      { ...files, testLabels: idx(0x08, [2], [1, 10]) },
      "Label 1 of MNIST's test labels is 10, no digit.",
    ],
    [
      'images of another size',
      { ...files, testImages: idx(0x08, [2, 2, 2], new Array(8).fill(0)) },
      /bytes \[n, 28, 28\]/,
    ],
    ['a file cut short', { ...files, trainImages: files.trainImages.subarray(0, 100) }, /cut short/],
    [
      'bytes behind',
      { ...files, trainLabels: idx(0x08, [3], [0, 9, 5, 5]) },
      /claims 11 bytes and holds more/,
    ],
    [
      'a header that claims gigabytes',
      { ...files, testImages: idx(0x08, [0xffffff, 28, 28], []) },
      /too many/,
    ],
  ])('refuses %s', async (_name, given, message) => {
    await expect(loadMnist(given)).rejects.toThrow(message);
  });

  test('an abort ends it with its reason, wherever the files are', async () => {
    const reason = new Error('enough');
    const signal = AbortSignal.abort(reason);
    for (const source of [files, mkdtempSync(join(tmpdir(), 'mnist-')), 'http://127.0.0.1:9/'])
      await expect(loadMnist(source, { signal })).rejects.toBe(reason);
  });

  test.each([
    ['an address where nobody answers', 'http://127.0.0.1:9/', CnnError, /^loadMnist: fetch failed\.$/],
    ['a folder that is a file', import.meta.filename, CnnError, /^loadMnist: ENOTDIR/],
    [
      'a packed file that is cut short',
      { ...files, trainImages: gzipSync(files.trainImages).subarray(0, 30) },
      FormatError,
      /^The IDX file can not be read to its end: /,
    ],
  ])('%s is an error of ours', async (_name, source, kind, message) => {
    await expect(loadMnist(source)).rejects.toThrow(kind);
    await expect(loadMnist(source)).rejects.toThrow(message);
  });

  test.each([
    [{ signal: 0 }, 'loadMnist: signal must be an AbortSignal, but got 0.'],
    [{ onProgress: 5 }, 'loadMnist: onProgress must be a function, but got 5.'],
  ])('refuses %o as options', async (options, message) => {
    await expect(loadMnist(files, options as never)).rejects.toThrow(message);
  });

  test('says which file a folder lacks', async () => {
    await expect(loadMnist(mkdtempSync(join(tmpdir(), 'mnist-')))).rejects.toThrow(
      /^loadMnist: .*-ubyte is not in /,
    );
  });

  test.each([
    [undefined, "loadMnist: source must be a folder's address, or the four files, but got undefined."],
    [5, "loadMnist: source must be a folder's address, or the four files, but got 5."],
    [{}, 'loadMnist: source.trainImages must be a Uint8Array, but got undefined.'],
    [{ ...files, testLabels: [1, 2] }, 'loadMnist: source.testLabels must be a Uint8Array, but got [1, 2].'],
  ])('refuses %o', async (source, message) => {
    await expect(loadMnist(source as never)).rejects.toThrow(ArgumentError);
    await expect(loadMnist(source as never)).rejects.toThrow(message);
  });

  test('takes the address of a folder on disk', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mnist-'));
    await expect(loadMnist(String(pathToFileURL(folder)))).rejects.toThrow(/ is not in file:/);
    for (const [key, name] of [
      ['trainImages', 'train-images-idx3-ubyte'],
      ['trainLabels', 'train-labels-idx1-ubyte'],
      ['testImages', 't10k-images-idx3-ubyte'],
      ['testLabels', 't10k-labels-idx1-ubyte'],
    ] as const) {
      writeFileSync(join(folder, name), files[key]);
    }
    expect(await loadMnist(String(pathToFileURL(folder)))).toEqual(await loadMnist(files));
  });
});
