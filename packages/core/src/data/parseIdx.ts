import { ArgumentError, FormatError } from '../arrays/errors.js';
import { denseView, sizeOf, type DenseView, type NumericArray } from '../arrays/view.js';

interface IdxType {
  bytes: number;
  make(length: number): Exclude<NumericArray, number[]>;
  read(view: DataView, index: number): number;
}

// The type byte of the header, from the description of the format (LeCun, Cortes and Burges, "The MNIST database").
// Numbers are big-endian.
const types = new Map<number, IdxType>([
  [0x08, { bytes: 1, make: (n) => new Uint8Array(n), read: (view, index) => view.getUint8(index) }],
  [0x09, { bytes: 1, make: (n) => new Int8Array(n), read: (view, index) => view.getInt8(index) }],
  [0x0b, { bytes: 2, make: (n) => new Int16Array(n), read: (view, index) => view.getInt16(index) }],
  [0x0c, { bytes: 4, make: (n) => new Int32Array(n), read: (view, index) => view.getInt32(index) }],
  [0x0d, { bytes: 4, make: (n) => new Float32Array(n), read: (view, index) => view.getFloat32(index) }],
  [0x0e, { bytes: 8, make: (n) => new Float64Array(n), read: (view, index) => view.getFloat64(index) }],
]);

/** The header of an IDX file. */
export interface IdxHeader {
  type: IdxType;
  shape: number[];
  /** Index of the first byte of the numbers. */
  start: number;
  /** Length of the file in bytes. */
  end: number;
}

/**
 * Reads the header of an IDX file; undefined where `bytes` do not contain all of it.
 *
 * @throws FormatError where it is not the header of an IDX file
 */
export function readIdxHeader(bytes: Uint8Array): IdxHeader | undefined {
  if (bytes.length < 4) return undefined;
  const type = types.get(bytes[2]);
  const rank = bytes[3];
  if (bytes[0] !== 0 || bytes[1] !== 0 || !type || rank === 0) {
    const hint = bytes[0] === 0x1f && bytes[1] === 0x8b ? ' It is compressed by gzip.' : '';
    throw new FormatError(`This is not an IDX file: it does not begin with an IDX header.${hint}`);
  }
  const start = 4 + 4 * rank;
  if (bytes.length < start) return undefined;
  const header = new DataView(bytes.buffer, bytes.byteOffset, start);
  const shape = Array.from({ length: rank }, (_, axis) => header.getUint32(4 + 4 * axis));
  if (shape.includes(0))
    throw new FormatError(`The IDX file has no values: its shape is [${shape.join(', ')}].`);
  const end = start + sizeOf(shape) * type.bytes;
  if (!Number.isSafeInteger(end))
    throw new FormatError(`The IDX file is too large: its shape is [${shape.join(', ')}].`);
  return { type, shape, start, end };
}

/**
 * Reads an IDX file, the format of MNIST, in the type and shape of the file. Unsigned bytes are not copied. Nothing is
 * allocated before the length of the file has been checked. Decompress gzip before.
 *
 * @param bytes the whole file
 * @throws FormatError where it is not an IDX file, is shorter or longer than its header says, or has no values;
 *   ArgumentError where `bytes` is not a Uint8Array
 */
export function parseIdx(bytes: Uint8Array): DenseView<Exclude<NumericArray, number[]>> {
  if (!(bytes instanceof Uint8Array)) throw new ArgumentError('parseIdx', 'bytes', 'be a Uint8Array', bytes);
  const header = readIdxHeader(bytes);
  if (!header) throw new FormatError('The IDX file is cut short: it ends in its header.');
  const { type, shape, start, end } = header;
  if (bytes.length < end) {
    throw new FormatError(
      `The IDX file is cut short: its header says ${end} bytes, but it has ${bytes.length}.`,
    );
  }
  if (bytes.length > end) {
    throw new FormatError(
      `The IDX file is too long: its header says ${end} bytes, but it has ${bytes.length}.`,
    );
  }
  if (type.bytes === 1 && bytes[2] === 0x08) return denseView(bytes.subarray(start), shape);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const data = type.make(sizeOf(shape));
  for (let i = 0; i < data.length; i++) data[i] = type.read(view, start + i * type.bytes);
  return denseView(data, shape);
}
