import { checkOptions, checkSignal } from '../arrays/check.js';
import { ArgumentError, CnnError, FormatError } from '../arrays/errors.js';
import { nodeModule } from '../platform/node.js';
import type { AbortSignalLike, UrlLike } from '../platform/webTypes.js';
import { denseView, type DenseView } from '../arrays/view.js';
import { parseIdx } from './parseIdx.js';
import { readIdxStream } from './readIdxStream.js';

/** Images `[n, 28, 28, 1]`, bytes from 0 (background) to 255 (ink), and labels `[n]`, bytes from 0 to 9. */
export interface Digits<Images = DenseView<Uint8Array>, Labels = DenseView<Uint8Array>> {
  images: Images;
  labels: Labels;
}

/** MNIST: 60,000 handwritten digits for training and 10,000 for testing (LeCun, Cortes and Burges). */
export interface Mnist<Array = DenseView<Uint8Array>> {
  train: Digits<Array, Array>;
  test: Digits<Array, Array>;
}

/** The bytes of the four files, each compressed by gzip or not. */
export interface MnistFiles {
  trainImages: Uint8Array;
  trainLabels: Uint8Array;
  testImages: Uint8Array;
  testLabels: Uint8Array;
}

/** The options of `loadMnist`. */
export interface LoadMnistOptions {
  /** Aborts the loading, which then rejects with the signal's reason. */
  signal?: AbortSignalLike;
  /** Called after each chunk with the decompressed bytes read so far, `loaded`, of `total`. */
  onProgress?(progress: { loaded: number; total: number }): void;
}

// The names of the files, and their decompressed sizes.
const files: readonly { key: keyof MnistFiles; name: string; bytes: number }[] = [
  { key: 'trainImages', name: 'train-images-idx3-ubyte', bytes: 47_040_016 },
  { key: 'trainLabels', name: 'train-labels-idx1-ubyte', bytes: 60_008 },
  { key: 'testImages', name: 't10k-images-idx3-ubyte', bytes: 7_840_016 },
  { key: 'testLabels', name: 't10k-labels-idx1-ubyte', bytes: 10_008 },
];
const total = files.reduce((sum, { bytes }) => sum + bytes, 0);

/**
 * Loads MNIST: 60,000 digits for training and 10,000 for testing, images `[n, 28, 28, 1]` and labels `[n]` as bytes.
 *
 * @param source the URL of a folder with the four files under their usual names, with or without `.gz`; in Node also a
 *   path; or the bytes of the files
 * @param options `signal` and `onProgress`
 * @throws ArgumentError; FormatError for files that are not those of MNIST; CnnError for a file that can not be read; the
 *   signal's reason
 */
export async function loadMnist(
  source: string | UrlLike | MnistFiles,
  options: LoadMnistOptions = {},
): Promise<Mnist> {
  checkOptions('loadMnist', options, ['signal', 'onProgress']);
  checkSource(source);
  const { signal, onProgress } = options;
  checkSignal('loadMnist', signal);
  if (onProgress !== undefined && typeof onProgress !== 'function')
    throw new ArgumentError('loadMnist', 'onProgress', 'be a function', onProgress);
  const loaded = new Map<string, number>();
  const contents = await Promise.all(
    files.map(async ({ key, name }) => {
      const stream = isFolder(source)
        ? await openFile(source, name, signal as AbortSignal | undefined)
        : streamOf(source[key]);
      return readIdxStream(stream, (count) => {
        signal?.throwIfAborted();
        loaded.set(key, count);
        onProgress?.({ loaded: [...loaded.values()].reduce((a, b) => a + b), total });
      });
    }),
  ).catch((reason: unknown) => {
    // After an abort, its reason is more useful than the error of the interrupted stream.
    signal?.throwIfAborted();
    throw reason;
  });
  const [trainImages, trainLabels, testImages, testLabels] = contents;
  return {
    train: toDigits(trainImages, trainLabels, 'train'),
    test: toDigits(testImages, testLabels, 'test'),
  };
}

function checkSource(source: unknown): void {
  if (isFolder(source as string)) return;
  if (typeof source !== 'object' || source === null) {
    throw new ArgumentError('loadMnist', 'source', "be a folder's address, or the four files", source);
  }
  for (const { key } of files) {
    const file = (source as Partial<MnistFiles>)[key];
    if (!(file instanceof Uint8Array))
      throw new ArgumentError('loadMnist', `source.${key}`, 'be a Uint8Array', file);
  }
}

function isFolder(source: string | UrlLike | MnistFiles): source is string | UrlLike {
  return typeof source === 'string' || source instanceof URL;
}

/** Opens a file of a folder: `NAME.gz` if that exists, else `NAME`. */
async function openFile(
  folder: string | UrlLike,
  name: string,
  signal: AbortSignal | undefined,
): Promise<ReadableStream<Uint8Array>> {
  const fs = nodeModule('node:fs/promises');
  const isPath = !/^(https?|blob|data):/.test(String(folder));
  for (const suffix of ['.gz', '']) {
    if (fs && isPath) {
      const isUrl = typeof folder !== 'string' || folder.startsWith('file:');
      const path = isUrl ? new URL(name + suffix, `${folder}/`) : `${folder}/${name}${suffix}`;
      const bytes = await fs.readFile(path, { signal }).catch((reason: NodeJS.ErrnoException) => {
        if (reason.code === 'ENOENT') return undefined;
        throw loadError(reason);
      });
      if (bytes) return streamOf(bytes);
    } else {
      const base = new URL(`${String(folder).replace(/\/$/, '')}/`, globalThis.location?.href);
      const response = await fetch(new URL(name + suffix, base), { signal }).catch((reason: Error) => {
        throw loadError(reason);
      });
      if (response.ok && response.body) return response.body;
    }
  }
  throw new CnnError(`loadMnist: ${name} is not in ${folder}.`);
}

function loadError(cause: Error): CnnError {
  return new CnnError(`loadMnist: ${cause.message}.`, { cause });
}

function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
}

function toDigits(imageFile: Uint8Array, labelFile: Uint8Array, which: string): Digits {
  const images = parseIdx(imageFile);
  const labels = parseIdx(labelFile);
  const [n, height, width] = images.shape;
  if (!(images.data instanceof Uint8Array && images.shape.length === 3 && height === 28 && width === 28)) {
    throw new FormatError(
      `The ${which} images of MNIST are bytes [n, 28, 28], not [${images.shape.join(', ')}].`,
    );
  }
  if (!(labels.data instanceof Uint8Array && labels.shape.length === 1 && labels.shape[0] === n)) {
    throw new FormatError(`The ${which} labels of MNIST are ${n} bytes, not [${labels.shape.join(', ')}].`);
  }
  const invalid = labels.data.findIndex((label) => label > 9);
  if (invalid >= 0)
    throw new FormatError(
      `Label ${invalid} of MNIST's ${which} labels is ${labels.data[invalid]}, not a digit.`,
    );
  return { images: denseView(images.data, [n, 28, 28, 1]), labels: denseView(labels.data, [n]) };
}
