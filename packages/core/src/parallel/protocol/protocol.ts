// Every message between a page's thread and its workers, and among workers. A worker serves one session after another;
// the messages of a session go through ports of its own.
import type { SharedMemory } from '../../kernels/arenaPlacement.js';
import type { ModelSpec } from '../../plan/modelSpec.js';
import type { BatchReply } from './session.js';

/** Worker to page, once: the program runs. */
export interface ReadyMessage {
  kind: 'ready';
  /** Whether the worker itself can; a page that is isolated may have workers that are not. */
  canShareMemory: boolean;
}

/** Page to worker: become a participant of a group. */
export interface JoinMessage {
  kind: 'join';
  spec: ModelSpec;
  /** 0 for the leader, the others are followers. */
  rank: number;
  /** The port to each other participant, by rank; null at the worker's own. */
  channels: (MessagePort | null)[];
  /** Whether the whole group computes in one arena, which the leader allocates, and only the leader needs the state. */
  sharesMemory: boolean;
  /** The leader's port for requests of the page. */
  controlPort?: MessagePort;
}

/** Page to leader, through the control port. */
export type RequestMessage = {
  id: number;
  method: 'fit' | 'predict' | 'evaluate' | 'weights' | 'trainingState';
  args: unknown[];
};
/**
 * `ack` confirms that the end of an epoch has been reported, with the learning rate to go on with; `batch` replies to the
 * leader's `read`.
 */
export type ControlMessage =
  | { order: 'pause' | 'resume' | 'stop' | 'close' }
  | { order: 'ack'; learningRate: number | undefined }
  | { order: 'batch'; readId: number; reply: BatchReply };

/** In the place of a `BatchReader` among the arguments of `fit`: the page reads the batches. */
export interface RemoteReader {
  remote: 'data' | 'validation';
}

/** Leader to page, through the control port. */
export type ResponseMessage =
  | { id: number; value: unknown }
  | { id: number; failure: { name: string; message: string } }
  | { id: number; progress: unknown[] }
  | { id: number; readId: number; read: { from: RemoteReader['remote']; pass: number; index: number } };

/** Between two participants; the arena and the commands only from the leader. */
export type PeerMessage =
  | { kind: 'arena'; arena: SharedArena }
  | { kind: 'command'; command: Command }
  | { kind: 'shard'; shard: ArrayBuffer };

/** What the leader sends the followers where all share one arena. */
export interface SharedArena {
  memory: SharedMemory;
  /** The barrier and the claims of the group, then the mailbox of the leader. */
  synchronization: SharedArrayBuffer;
}

/** Leader to follower: what to do next. A batch comes with the follower's samples where memory is not shared. */
export type Command =
  | { kind: 'batch'; task: BatchTask; shard?: BatchShard }
  | { kind: 'setLearningRate'; learningRate: number }
  | { kind: 'gatherSlots' }
  | { kind: 'end' };

/** What to do with a batch. */
export interface BatchTask {
  /** Samples in the whole batch. */
  n: number;
  /** The number of the training step, from 1; 0 for a prediction. */
  step: number;
  /** Whether a prediction is compared with targets. */
  computeMetrics: boolean;
  /** Where memory is shared, the first of the phases in which it is computed. */
  phase?: number;
}

/** The samples of a batch that one participant computes. */
export interface BatchShard {
  /** Samples in the whole batch. */
  n: number;
  /** The inputs of the shard's samples, one after the other, as bytes or floats. */
  inputs: Uint8Array | Float32Array;
  /** Their targets; empty where none are needed. */
  targets: Float32Array;
}

/** Page to worker: whether it is alive. */
export type LivenessRequest = { kind: 'holdLock'; lock: string } | { kind: 'ping' };
/** Worker to page. `refused`: there are no locks here. */
export type LivenessReply = { kind: 'lockHeld'; lock: string } | { kind: 'refused' } | { kind: 'pong' };
