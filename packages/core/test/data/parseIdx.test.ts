import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { FormatError, parseIdx } from '../../src/index.js';
import { idxFile } from './idxFile.js';

describe('parseIdx', () => {
  test('returns bytes in the shape of the file, without a copy', () => {
    const bytes = idxFile(0x08, [2, 3], [0, 1, 2, 3, 254, 255]);
    const array = parseIdx(bytes);
    expect(array.shape).toEqual([2, 3]);
    expect(array.data).toEqual(new Uint8Array([0, 1, 2, 3, 254, 255]));
    expect(array.get(1, 2)).toBe(255);
    expect(array.data.buffer).toBe(bytes.buffer);
  });

  test.each([
    [0x09, [0xff], new Int8Array([-1])],
    [0x0b, [0xff, 0xfe], new Int16Array([-2])],
    [0x0c, [0, 1, 0, 0], new Int32Array([65536])],
    [0x0d, [0x3f, 0xc0, 0, 0], new Float32Array([1.5])],
    [0x0e, [0xc0, 0x04, 0, 0, 0, 0, 0, 0], new Float64Array([-2.5])],
  ])('reads type %i as big-endian', (type, body, expected) => {
    expect(parseIdx(idxFile(type, [1], body)).data).toEqual(expected);
  });

  test.each([
    [
      'no header',
      new Uint8Array([1, 2, 3, 4, 5]),
      'This is not an IDX file: it does not begin with an IDX header.',
    ],
    ['an unknown type', idxFile(0x0a, [1], [0]), /not an IDX file/],
    ['no axes', idxFile(0x08, [], [0]), /not an IDX file/],
    ['gzip', new Uint8Array(gzipSync(idxFile(0x08, [1], [0]))), /It is compressed by gzip\.$/],
    ['an empty file', new Uint8Array(0), 'The IDX file is cut short: it ends in its header.'],
    [
      'half a header',
      idxFile(0x08, [2, 3], []).subarray(0, 9),
      'The IDX file is cut short: it ends in its header.',
    ],
    [
      'too few bytes',
      idxFile(0x08, [2, 3], [1, 2, 3]),
      'The IDX file is cut short: its header says 18 bytes, but it has 15.',
    ],
    [
      'too many bytes',
      idxFile(0x08, [1], [1, 2]),
      'The IDX file is too long: its header says 9 bytes, but it has 10.',
    ],
    [
      'a shape with a 0',
      idxFile(0x08, [0, 28, 28], []),
      'The IDX file has no values: its shape is [0, 28, 28].',
    ],
    ['a shape larger than any memory', idxFile(0x0e, [0xffffffff, 0xffffffff], []), /too large/],
    [
      'a shape larger than the file',
      idxFile(0x08, [0x7fffffff], []),
      /cut short: its header says 2147483655 bytes/,
    ],
  ])('refuses %s', (_name, bytes, message) => {
    expect(() => parseIdx(bytes)).toThrow(FormatError);
    expect(() => parseIdx(bytes)).toThrow(message);
  });
});
