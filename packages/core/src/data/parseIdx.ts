import { ArgumentError, FormatError } from '../arrays/errors.js';
import { denseView, sizeOf, type NdView, type NumericArray } from '../arrays/view.js';

interface IdxType {
  bytes: number;
  make(length: number): Exclude<NumericArray, number[]>;
  read(view: DataView, at: number): number;
}

// The type byte of the header, as the format's description gives it (Yann LeCun, "The MNIST database").
const types = new Map<number, IdxType>([
  [0x08, { bytes: 1, make: (n) => new Uint8Array(n), read: (view, at) => view.getUint8(at) }],
  [0x09, { bytes: 1, make: (n) => new Int8Array(n), read: (view, at) => view.getInt8(at) }],
  [0x0b, { bytes: 2, make: (n) => new Int16Array(n), read: (view, at) => view.getInt16(at) }],
  [0x0c, { bytes: 4, make: (n) => new Int32Array(n), read: (view, at) => view.getInt32(at) }],
  [0x0d, { bytes: 4, make: (n) => new Float32Array(n), read: (view, at) => view.getFloat32(at) }],
  [0x0e, { bytes: 8, make: (n) => new Float64Array(n), read: (view, at) => view.getFloat64(at) }],
]);

export interface IdxHeader {
  type: IdxType;
  shape: number[];
  /** Where the numbers begin. */
  start: number;
  /** Where the file ends. */
  end: number;
}

/** Reads an IDX file's header; undefined where it is not all there yet. Throws FormatError on what is no IDX file. */
export function readIdxHeader(bytes: Uint8Array): IdxHeader | undefined {
  if (bytes.length < 4) return undefined;
  const type = types.get(bytes[2]);
  const rank = bytes[3];
  if (bytes[0] !== 0 || bytes[1] !== 0 || !type || rank === 0) {
    const packed = bytes[0] === 0x1f && bytes[1] === 0x8b ? ' It is packed by gzip.' : '';
    throw new FormatError(`This is no IDX file: it does not begin with the header of one.${packed}`);
  }
  const start = 4 + 4 * rank;
  if (bytes.length < start) return undefined;
  const header = new DataView(bytes.buffer, bytes.byteOffset, start);
  const shape = Array.from({ length: rank }, (_, axis) => header.getUint32(4 + 4 * axis));
  if (shape.includes(0))
    throw new FormatError(`The IDX file holds nothing: its shape is [${shape.join(', ')}].`);
  const end = start + sizeOf(shape) * type.bytes;
  if (!Number.isSafeInteger(end))
    throw new FormatError(`The IDX file claims too much: its shape is [${shape.join(', ')}].`);
  return { type, shape, start, end };
}

/**
 * Reads an IDX file, the format of MNIST, in the file's own type and shape. Bytes are not copied. Nothing is
 * allocated before the file has proved to be whole. Unpacking gzip is the caller's.
 *
 * @throws FormatError where it is no IDX file, is cut short, holds nothing, or more than it claims
 */
export function parseIdx(bytes: Uint8Array): NdView<Exclude<NumericArray, number[]>> {
  if (!(bytes instanceof Uint8Array)) throw new ArgumentError('parseIdx', 'bytes', 'be a Uint8Array', bytes);
  const header = readIdxHeader(bytes);
  if (!header) throw new FormatError(`The IDX file is cut short: it ends in its header.`);
  const { type, shape, start, end } = header;
  if (bytes.length < end) {
    throw new FormatError(`The IDX file is cut short: it claims ${end} bytes and holds ${bytes.length}.`);
  }
  if (bytes.length > end) {
    throw new FormatError(`The IDX file claims ${end} bytes and holds ${bytes.length}.`);
  }
  if (type.bytes === 1 && bytes[2] === 0x08) return denseView(bytes.subarray(start), shape);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const data = type.make(sizeOf(shape));
  for (let i = 0; i < data.length; i++) data[i] = type.read(view, start + i * type.bytes);
  return denseView(data, shape);
}
