import { FormatError } from '../arrays/errors.js';
import { readIdxHeader, type IdxHeader } from './parseIdx.js';

/** No file of ours is larger; a header that claims more is not believed. */
const maxBytes = 2 ** 30;

/**
 * Reads one IDX file from a stream, packed by gzip or not: told by the first bytes (1f 8b), never by a name,
 * since some servers unpack on the way. Memory for the file is taken once, when its header has been read.
 *
 * @param onBytes told how many bytes of the unpacked file have come, after each piece
 */
export async function readIdxStream(
  stream: ReadableStream<Uint8Array>,
  onBytes: (count: number) => void = () => {},
): Promise<Uint8Array> {
  const reader = (await decompressed(stream)).getReader();
  let head: Uint8Array = new Uint8Array(0);
  let header: IdxHeader | undefined;
  let file: Uint8Array | undefined;
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read().catch((cause: Error) => {
      throw new FormatError(`The IDX file can not be read to its end: ${cause.message}.`, { cause });
    });
    if (done) break;
    if (!file) {
      head = concatenate(head, value);
      header = readIdxHeader(head);
      if (!header) continue;
      if (header.end > maxBytes) throw new FormatError(`The IDX file claims ${header.end} bytes, too many.`);
      file = new Uint8Array(header.end);
    }
    const piece = length === 0 ? head : value;
    if (length + piece.length > file.length) {
      await reader.cancel();
      throw new FormatError(`The IDX file claims ${file.length} bytes and holds more.`);
    }
    file.set(piece, length);
    length += piece.length;
    onBytes(length);
  }
  return file ? file.subarray(0, length) : head;
}

/** The stream itself, or what it unpacks to if it is packed by gzip. */
async function decompressed(stream: ReadableStream<Uint8Array>): Promise<ReadableStream<Uint8Array>> {
  const reader = stream.getReader();
  let head: Uint8Array = new Uint8Array(0);
  let ended = false;
  while (head.length < 2 && !ended) {
    const { done, value } = await reader.read();
    if (done) ended = true;
    else head = concatenate(head, value);
  }
  const whole = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: (controller) =>
      head.length > 0 ? controller.enqueue(head as Uint8Array<ArrayBuffer>) : undefined,
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value as Uint8Array<ArrayBuffer>);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  const packed = head[0] === 0x1f && head[1] === 0x8b;
  return packed ? whole.pipeThrough(new DecompressionStream('gzip')) : whole;
}

function concatenate(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}
