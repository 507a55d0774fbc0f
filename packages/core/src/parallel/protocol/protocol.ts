// What the page's thread and a worker say to each other. One worker can serve one job after another; all that
// concerns a job goes through that job's own ports.
import type { ModelSpec } from '../../plan/modelSpec.js';

/** Page to worker: become member `index` of a team. */
export interface Join {
  kind: 'join';
  setup: ModelSpec;
  rank: number;
  /** To each other member, by its index; null in the worker's own place. */
  channels: (MessagePort | null)[];
  /** For the leader, the line by which the page asks and hears. */
  controlPort?: MessagePort;
}

/** Worker to page, once: the program runs. */
export interface Ready {
  kind: 'ready';
}

/** Page to leader, over the control line. */
export type Request = { id: number; method: 'fit' | 'predict' | 'evaluate' | 'weights'; args: unknown[] };
export type Order = { order: 'pause' | 'resume' | 'stop' | 'heard' | 'close' };

/** Leader to page, over the control line. */
export type Answer =
  | { id: number; value: unknown }
  | { id: number; failure: { name: string; message: string } }
  | { id: number; progress: unknown[] };
