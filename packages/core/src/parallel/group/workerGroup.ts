import type { RowBlock } from '../../layers/layer.js';
import type { SharedClaims } from './sharedClaims.js';

/** Rows in the arena of which each participant computes its shard. */
export interface ShardedRows extends RowBlock {
  /** The number of rows. */
  count: number;
}

/** The participants that compute a batch together, as one of them sees them. */
export interface WorkerGroup {
  /** This participant's, from 0. */
  readonly rank: number;
  /** The number of participants. */
  readonly worldSize: number;
  /** Where all compute in one arena: then each claims what it computes, and there are no fixed shards. */
  readonly claims?: SharedClaims;
  /** Resolves when this participant's arena has the shards of all; where it is shared, when all have computed theirs. */
  allGather(memory: Float32Array, blocks: readonly ShardedRows[]): Promise<void> | void;
}

/** A group of one. */
export const soloGroup: WorkerGroup = { rank: 0, worldSize: 1, allGather() {} };
