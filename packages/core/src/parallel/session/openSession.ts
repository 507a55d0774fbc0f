import { buildPlan, type ModelSpec, type TrainingState } from '../../plan/modelSpec.js';
import { timeSliced } from '../../platform/scheduler.js';
import { soloGroup } from '../group/workerGroup.js';
import type { JoinMessage } from '../protocol/protocol.js';
import { remoteSession } from '../protocol/remote.js';
import type { Session } from '../protocol/session.js';
import { Leader } from '../worker/leader.js';
import { Participant } from '../worker/participant.js';
import { acquireWorkers, releaseWorkers } from './workerPool.js';
import { WorkersUnavailableError } from './startWorker.js';
import type { WorkerHandle } from './workerHandle.js';

/** A worker has failed or ended: the pending calls of its group can not be completed. */
export class WorkerLostError extends Error {
  override name = 'WorkerLostError';
}

const emptyState: TrainingState = { weights: new Float32Array(0), slots: [], step: 0, random: [] };

/** Opens a session on that many workers; on none, or where workers are refused, on this thread. */
export async function openSession(spec: ModelSpec, workerCount: number): Promise<Session> {
  if (workerCount === 0) return localSession(spec);
  let workers: WorkerHandle[];
  try {
    workers = await acquireWorkers(workerCount);
  } catch (reason) {
    if (reason instanceof WorkersUnavailableError) return localSession(spec);
    throw reason;
  }
  return workerSession(spec, workers);
}

/** On this thread, in slices of time. */
export async function localSession(spec: ModelSpec): Promise<Session> {
  const participant = new Participant(await buildPlan(spec), soloGroup, timeSliced());
  return new Leader(participant, spec.capacity, { step: spec.state.step, random: spec.state.random });
}

/** On a group of workers, of which the first is the leader. */
function workerSession(spec: ModelSpec, workers: readonly WorkerHandle[]): Session {
  const control = new MessageChannel();
  const session = remoteSession(control.port1);
  const mesh = connectMesh(workers.length);
  // Decided here for all, since every participant must do the same.
  const sharesMemory = workers.length > 1 && workers.every(({ canShareMemory }) => canShareMemory);
  let open = true;
  workers.forEach((worker, rank) => {
    worker.onFailure((reason) => {
      if (!open) return;
      open = false;
      // The other participants would wait for it forever.
      workers.forEach((other) => other.terminate());
      session.fail(new WorkerLostError(reason.message));
    });
    const needsState = rank === 0 || !sharesMemory;
    const message: JoinMessage = {
      kind: 'join',
      spec: needsState ? spec : { ...spec, state: emptyState },
      rank,
      channels: mesh[rank],
      sharesMemory,
      controlPort: rank === 0 ? control.port2 : undefined,
    };
    const ports = mesh[rank].filter((port) => port !== null);
    worker.post(message, rank === 0 ? [...ports, control.port2] : ports);
  });

  return {
    ...session,
    close() {
      if (!open) return;
      open = false;
      session.close();
      releaseWorkers(workers);
    },
  };
}

/** A channel between every two participants: `mesh[i][j]` is the port of rank i to rank j. */
function connectMesh(worldSize: number): (MessagePort | null)[][] {
  const mesh = Array.from({ length: worldSize }, () => new Array<MessagePort | null>(worldSize).fill(null));
  for (let i = 0; i < worldSize; i++) {
    for (let j = i + 1; j < worldSize; j++) {
      const { port1, port2 } = new MessageChannel();
      mesh[i][j] = port1;
      mesh[j][i] = port2;
    }
  }
  return mesh;
}
