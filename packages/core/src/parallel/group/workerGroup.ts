import { shardRange } from './shardRange.js';

/** Rows in the arena that a team has computed together, each member its share of `count`. */
export interface Block {
  start: number;
  width: number;
  count: number;
}

/** Members that compute together: each has its own arena, and gives the others its share. */
export interface WorkerGroup {
  readonly rank: number;
  readonly worldSize: number;
  /** Completes blocks of which every member has its share. */
  allGather(memory: Float32Array, blocks: readonly Block[]): Promise<void> | void;
}

export const soloGroup: WorkerGroup = { rank: 0, worldSize: 1, allGather() {} };

/** A line to one other member. */
export interface PeerLine {
  sendShard(part: ArrayBuffer): void;
  receiveShard(): Promise<ArrayBuffer>;
}

/** A team whose members pass their shares to each other as messages, without shared memory. */
export function messageGroup(index: number, channels: readonly (PeerLine | undefined)[]): WorkerGroup {
  const size = channels.length;
  const spare: ArrayBuffer[] = [];

  function pack(memory: Float32Array, blocks: readonly Block[]): ArrayBuffer {
    const bytes = partBytes(blocks, index, size);
    const kept = spare.findIndex((buffer) => buffer.byteLength === bytes);
    const buffer = kept < 0 ? new ArrayBuffer(bytes) : spare.splice(kept, 1)[0];
    const part = new Float32Array(buffer);
    let at = 0;
    for (const { start, width, count } of blocks) {
      const [from, to] = shardRange(count, index, size);
      part.set(memory.subarray(start + from * width, start + to * width), at);
      at += (to - from) * width;
    }
    return buffer;
  }

  function unpack(memory: Float32Array, blocks: readonly Block[], member: number, buffer: ArrayBuffer): void {
    const part = new Float32Array(buffer);
    let at = 0;
    for (const { start, width, count } of blocks) {
      const [from, to] = shardRange(count, member, size);
      const length = (to - from) * width;
      memory.set(part.subarray(at, at + length), start + from * width);
      at += length;
    }
    if (spare.length < 2 * size) spare.push(buffer);
  }

  return {
    rank: index,
    worldSize: size,
    async allGather(memory, blocks) {
      for (const line of channels) line?.sendShard(pack(memory, blocks));
      await Promise.all(
        channels.map(async (line, member) => {
          if (line) unpack(memory, blocks, member, await line.receiveShard());
        }),
      );
    },
  };
}

function partBytes(blocks: readonly Block[], index: number, size: number): number {
  let floats = 0;
  for (const { width, count } of blocks) {
    const [from, to] = shardRange(count, index, size);
    floats += (to - from) * width;
  }
  return floats * Float32Array.BYTES_PER_ELEMENT;
}
