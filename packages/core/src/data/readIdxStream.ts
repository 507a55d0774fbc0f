import { FormatError } from '../arrays/errors.js';
import { readIdxHeader } from './parseIdx.js';

/** The most bytes that a file may have, so that a wrong header does not allocate more. */
const maxBytes = 2 ** 30;

/**
 * Reads one IDX file from a stream. Whether it is compressed by gzip is read from its first bytes (1f 8b), not from a
 * name, since some servers decompress what they send. Memory for the file is allocated once, when its header is read.
 *
 * @param onBytes receives the number of bytes of the decompressed file read so far, after each chunk
 * @throws FormatError
 */
export async function readIdxStream(
  stream: ReadableStream<Uint8Array>,
  onBytes: (count: number) => void = () => {},
): Promise<Uint8Array> {
  const reader = (await decompressed(stream)).getReader();
  let head: Uint8Array = new Uint8Array(0);
  let file: Uint8Array | undefined;
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read().catch((cause: Error) => {
      throw new FormatError(`The IDX file can not be read to its end: ${cause.message}.`, { cause });
    });
    if (done) break;
    if (!file) {
      head = concatenate(head, value);
      const header = readIdxHeader(head);
      if (!header) continue;
      if (header.end > maxBytes) {
        throw new FormatError(`The IDX file is too large: its header says ${header.end} bytes.`);
      }
      file = new Uint8Array(header.end);
    }
    const chunk = length === 0 ? head : value;
    if (length + chunk.length > file.length) {
      await reader.cancel();
      throw new FormatError(
        `The IDX file is too long: its header says ${file.length} bytes, but it has more.`,
      );
    }
    file.set(chunk, length);
    length += chunk.length;
    onBytes(length);
  }
  return file ? file.subarray(0, length) : head;
}

/** The stream itself, or decompressed where it is compressed by gzip. */
async function decompressed(stream: ReadableStream<Uint8Array>): Promise<ReadableStream<Uint8Array>> {
  const reader = stream.getReader();
  let head: Uint8Array = new Uint8Array(0);
  let isDone = false;
  while (head.length < 2 && !isDone) {
    const { done, value } = await reader.read();
    if (done) isDone = true;
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
  const isGzip = head[0] === 0x1f && head[1] === 0x8b;
  return isGzip ? whole.pipeThrough(new DecompressionStream('gzip')) : whole;
}

function concatenate(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}
