import { canShareMemory } from '../../kernels/arenaPlacement.js';
import { Leader } from '../worker/leader.js';
import { Participant } from '../worker/participant.js';
import { nodeModule } from '../../platform/node.js';
import { timeSliced } from '../../platform/scheduler.js';
import { releaseWorkers, acquireWorkers } from './pool.js';
import type { Join } from '../protocol/protocol.js';
import { remoteSession } from '../protocol/remote.js';
import type { Session } from '../protocol/session.js';
import { buildPlan, type ModelSpec, type TrainingState } from '../../plan/modelSpec.js';
import { WorkersUnavailableError, type WorkerHandle } from './startWorker.js';
import { soloGroup } from '../group/workerGroup.js';

/** A worker has failed or ended: what its team was doing can not be completed. */
export class WorkerLostError extends Error {
  override name = 'WorkersLost';
}

/** Above this more workers wait for each other longer than they compute. */
const maxWorkers = 4;

const emptyState: TrainingState = { weights: new Float32Array(0), slots: [], step: 0, random: [] };

/** The number of workers that suits this machine. */
export function defaultWorkerCount(): number {
  const cores =
    nodeModule('node:os')?.availableParallelism() ?? globalThis.navigator?.hardwareConcurrency ?? 1;
  return Math.min(cores, maxWorkers);
}

/** Puts a model to work with that many workers; with none, or where a page refuses them, on this thread. */
export async function openSession(setup: ModelSpec, workers: number): Promise<Session> {
  if (workers === 0) return localSession(setup);
  let team: WorkerHandle[];
  try {
    team = await acquireWorkers(workers);
  } catch (reason) {
    if (reason instanceof WorkersUnavailableError) return localSession(setup);
    throw reason;
  }
  return workerSession(setup, team);
}

/** On this thread, in slices. */
export async function localSession(setup: ModelSpec): Promise<Session> {
  const member = new Participant(await buildPlan(setup), soloGroup, timeSliced());
  return new Leader(member, setup.capacity, { step: setup.state.step, random: setup.state.random });
}

function workerSession(setup: ModelSpec, workers: readonly WorkerHandle[]): Session {
  const control = new MessageChannel();
  const session = remoteSession(control.port1);
  const lines = connectMesh(workers.length);
  // Where memory is shared, the first member brings the state.
  const forOthers = canShareMemory() ? { ...setup, state: emptyState } : setup;
  let open = true;
  workers.forEach((worker, index) => {
    worker.onFailure((reason) => {
      if (!open) return;
      open = false;
      // What its team was doing can not be completed: the other members would wait for it in vain.
      workers.forEach((other) => other.terminate());
      session.fail(new WorkerLostError(reason.message));
    });
    const message: Join = {
      kind: 'join',
      setup: index === 0 ? setup : forOthers,
      rank: index,
      channels: lines[index],
    };
    if (index === 0) message.controlPort = control.port2;
    const ports = lines[index].filter((port) => port !== null);
    worker.post(message, index === 0 ? [...ports, control.port2] : ports);
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

/** A line between every two members: `mesh[i][j]` is member i's end of its line to member j. */
function connectMesh(size: number): (MessagePort | null)[][] {
  const mesh = Array.from({ length: size }, () => new Array<MessagePort | null>(size).fill(null));
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) {
      const { port1, port2 } = new MessageChannel();
      mesh[i][j] = port1;
      mesh[j][i] = port2;
    }
  }
  return mesh;
}
