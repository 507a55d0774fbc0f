import { gzipSync } from 'node:zlib';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { ArgumentError, CnnError, FormatError, loadMnist } from '../../src/index.js';
import { idxFile } from './idxFile.js';

describe('loadMnist', () => {
  const images = (n: number) => idxFile(0x08, [n, 28, 28], new Array(n * 784).fill(7));
  const files = {
    trainImages: images(3),
    trainLabels: idxFile(0x08, [3], [0, 9, 5]),
    testImages: images(2),
    testLabels: idxFile(0x08, [2], [1, 2]),
  };

  test('reads the bytes of the files, compressed by gzip or not', async () => {
    const compressed = { ...files, trainImages: new Uint8Array(gzipSync(files.trainImages)) };
    for (const given of [files, compressed]) {
      const { train, test } = await loadMnist(given);
      expect(train.images.shape).toEqual([3, 28, 28, 1]);
      expect(train.images.data).toBeInstanceOf(Uint8Array);
      expect([...train.labels.data]).toEqual([0, 9, 5]);
      expect(test.images.get(1, 27, 27, 0)).toBe(7);
    }
  });

  test('reads a folder, and reports progress up to the last byte', async () => {
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
      { ...files, trainLabels: idxFile(0x08, [2], [0, 9]) },
      'The train labels of MNIST are 3 bytes, not [2].',
    ],
    [
      'a label that is not a digit',
      { ...files, testLabels: idxFile(0x08, [2], [1, 10]) },
      "Label 1 of MNIST's test labels is 10, not a digit.",
    ],
    [
      'images of another size',
      { ...files, testImages: idxFile(0x08, [2, 2, 2], new Array(8).fill(0)) },
      /bytes \[n, 28, 28\]/,
    ],
    ['a file cut short', { ...files, trainImages: files.trainImages.subarray(0, 100) }, /cut short/],
    [
      'a file that is too long',
      { ...files, trainLabels: idxFile(0x08, [3], [0, 9, 5, 5]) },
      /its header says 11 bytes, but it has more/,
    ],
    [
      'a header that says gigabytes',
      { ...files, testImages: idxFile(0x08, [0xffffff, 28, 28], []) },
      /too large/,
    ],
  ])('refuses %s', async (_name, given, message) => {
    await expect(loadMnist(given)).rejects.toThrow(message);
  });

  test('rejects with the reason of the signal, wherever the files are', async () => {
    const reason = new Error('enough');
    const signal = AbortSignal.abort(reason);
    for (const source of [files, mkdtempSync(join(tmpdir(), 'mnist-')), 'http://127.0.0.1:9/'])
      await expect(loadMnist(source, { signal })).rejects.toBe(reason);
  });

  test.each([
    ['a URL where no server answers', 'http://127.0.0.1:9/', CnnError, /^loadMnist: fetch failed\.$/],
    ['a folder that is a file', import.meta.filename, CnnError, /^loadMnist: ENOTDIR/],
    [
      'a compressed file that is cut short',
      { ...files, trainImages: gzipSync(files.trainImages).subarray(0, 30) },
      FormatError,
      /^The IDX file can not be read to its end: /,
    ],
  ])('rejects %s with an error of the library', async (_name, source, kind, message) => {
    await expect(loadMnist(source)).rejects.toThrow(kind);
    await expect(loadMnist(source)).rejects.toThrow(message);
  });

  test.each([
    [{ signal: 0 }, 'loadMnist: signal must be an AbortSignal, but got 0.'],
    [{ onProgress: 5 }, 'loadMnist: onProgress must be a function, but got 5.'],
  ])('refuses the options %o', async (options, message) => {
    await expect(loadMnist(files, options as never)).rejects.toThrow(message);
  });

  test('names the file that is missing in a folder', async () => {
    await expect(loadMnist(mkdtempSync(join(tmpdir(), 'mnist-')))).rejects.toThrow(
      /^loadMnist: .*-ubyte is not in /,
    );
  });

  test.each([
    [undefined, "loadMnist: source must be a folder's address, or the four files, but got undefined."],
    [5, "loadMnist: source must be a folder's address, or the four files, but got 5."],
    [{}, 'loadMnist: source.trainImages must be a Uint8Array, but got undefined.'],
    [{ ...files, testLabels: [1, 2] }, 'loadMnist: source.testLabels must be a Uint8Array, but got [1, 2].'],
  ])('refuses the source %o', async (source, message) => {
    await expect(loadMnist(source as never)).rejects.toThrow(ArgumentError);
    await expect(loadMnist(source as never)).rejects.toThrow(message);
  });

  test('reads a folder by its file URL', async () => {
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
