import type { PeerChannel } from './peerChannel.js';
import { shardRange } from './shardRange.js';
import type { ShardedRows, WorkerGroup } from './workerGroup.js';

/**
 * A group without shared memory: each participant has an arena of its own and sends its shards to the others.
 *
 * @param channels to each other participant, by rank; null at this one's own
 */
export function messageGroup(
  rank: number,
  channels: readonly (Pick<PeerChannel, 'sendShard' | 'receiveShard'> | null)[],
): WorkerGroup {
  const worldSize = channels.length;
  /** Buffers received, which are sent again where their size fits. */
  const reusable: ArrayBuffer[] = [];

  function pack(memory: Float32Array, blocks: readonly ShardedRows[]): ArrayBuffer {
    const bytes = shardBytes(blocks, rank, worldSize);
    const index = reusable.findIndex((buffer) => buffer.byteLength === bytes);
    const buffer = index < 0 ? new ArrayBuffer(bytes) : reusable.splice(index, 1)[0];
    const shard = new Float32Array(buffer);
    let offset = 0;
    for (const { start, width, count } of blocks) {
      const [from, to] = shardRange(count, rank, worldSize);
      shard.set(memory.subarray(start + from * width, start + to * width), offset);
      offset += (to - from) * width;
    }
    return buffer;
  }

  function unpack(
    memory: Float32Array,
    blocks: readonly ShardedRows[],
    sender: number,
    buffer: ArrayBuffer,
  ): void {
    const shard = new Float32Array(buffer);
    let offset = 0;
    for (const { start, width, count } of blocks) {
      const [from, to] = shardRange(count, sender, worldSize);
      const length = (to - from) * width;
      memory.set(shard.subarray(offset, offset + length), start + from * width);
      offset += length;
    }
    if (reusable.length < 2 * worldSize) reusable.push(buffer);
  }

  return {
    rank,
    worldSize,
    async allGather(memory, blocks) {
      for (const channel of channels) channel?.sendShard(pack(memory, blocks));
      await Promise.all(
        channels.map(async (channel, sender) => {
          if (channel) unpack(memory, blocks, sender, await channel.receiveShard());
        }),
      );
    },
  };
}

function shardBytes(blocks: readonly ShardedRows[], rank: number, worldSize: number): number {
  let floats = 0;
  for (const { width, count } of blocks) {
    const [from, to] = shardRange(count, rank, worldSize);
    floats += (to - from) * width;
  }
  return floats * Float32Array.BYTES_PER_ELEMENT;
}
