import { share } from './shardRange.js';

/** Rows in the arena that a team has computed together, each member its share of `count`. */
export interface Block {
  start: number;
  width: number;
  count: number;
}

/** Members that compute together: each has its own arena, and gives the others its share. */
export interface Team {
  readonly index: number;
  readonly size: number;
  /** Completes blocks of which every member has its share. */
  gather(memory: Float32Array, blocks: readonly Block[]): Promise<void> | void;
}

export const alone: Team = { index: 0, size: 1, gather() {} };

/** A line to one other member. */
export interface PeerLine {
  sendPart(part: ArrayBuffer): void;
  receivePart(): Promise<ArrayBuffer>;
}

/** A team whose members pass their shares to each other as messages, without shared memory. */
export function messageTeam(index: number, lines: readonly (PeerLine | undefined)[]): Team {
  const size = lines.length;
  const spare: ArrayBuffer[] = [];

  function pack(memory: Float32Array, blocks: readonly Block[]): ArrayBuffer {
    const bytes = partBytes(blocks, index, size);
    const kept = spare.findIndex((buffer) => buffer.byteLength === bytes);
    const buffer = kept < 0 ? new ArrayBuffer(bytes) : spare.splice(kept, 1)[0];
    const part = new Float32Array(buffer);
    let at = 0;
    for (const { start, width, count } of blocks) {
      const [from, to] = share(count, index, size);
      part.set(memory.subarray(start + from * width, start + to * width), at);
      at += (to - from) * width;
    }
    return buffer;
  }

  function unpack(memory: Float32Array, blocks: readonly Block[], member: number, buffer: ArrayBuffer): void {
    const part = new Float32Array(buffer);
    let at = 0;
    for (const { start, width, count } of blocks) {
      const [from, to] = share(count, member, size);
      const length = (to - from) * width;
      memory.set(part.subarray(at, at + length), start + from * width);
      at += length;
    }
    if (spare.length < 2 * size) spare.push(buffer);
  }

  return {
    index,
    size,
    async gather(memory, blocks) {
      for (const line of lines) line?.sendPart(pack(memory, blocks));
      await Promise.all(
        lines.map(async (line, member) => {
          if (line) unpack(memory, blocks, member, await line.receivePart());
        }),
      );
    },
  };
}

function partBytes(blocks: readonly Block[], index: number, size: number): number {
  let floats = 0;
  for (const { width, count } of blocks) {
    const [from, to] = share(count, index, size);
    floats += (to - from) * width;
  }
  return floats * Float32Array.BYTES_PER_ELEMENT;
}
