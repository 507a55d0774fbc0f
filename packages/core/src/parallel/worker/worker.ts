// The worker's whole program: joins one team after another, as the leader or as one of the others.
import {
  singleThreaded,
  canShareMemory,
  type ArenaMemory,
  type SharedMemory,
} from '../../kernels/arenaPlacement.js';
import { workerScope } from './workerScope.js';
import { mailboxBytes, commandMailbox } from './commandMailbox.js';
import { runFollower, runMailboxFollower } from './follower.js';
import { Leader, type Command } from './leader.js';
import { heartbeat, exposeLiveness } from '../protocol/liveness.js';
import { openChannel, type PeerChannel } from '../group/peerChannel.js';
import { Participant } from './participant.js';
import { immediate } from '../../platform/scheduler.js';
import type { Join, Ready } from '../protocol/protocol.js';
import { serveSession } from '../protocol/remote.js';
import { buildPlan, type ModelSpec } from '../../plan/modelSpec.js';
import { barrierBytes, sharedMemoryGroup } from '../group/sharedMemoryGroup.js';
import { soloGroup, messageGroup } from '../group/workerGroup.js';

const scope = workerScope();

scope.onMessage((message) => {
  if ((message as Join | undefined)?.kind === 'join') join(message as Join).catch(rethrowAsync);
});
exposeLiveness(scope);
const alive = heartbeat(scope);
scope.post({ kind: 'ready' } satisfies Ready);

/** The arena of the team before: a worker is in one team at a time. */
let reusableArena: ArenaMemory | undefined;

async function join({ setup, rank: index, channels: ports, controlPort: control }: Join): Promise<void> {
  const size = ports.length;
  let command: (given: Command) => void;
  const early: Command[] = [];
  const lines = ports.map((port, i) =>
    port ? openChannel(port, i === 0 ? (given) => command(given) : undefined) : undefined,
  );
  command = (given) => early.push(given);
  const closeLines = () => lines.forEach((line) => line?.close());
  const atWork = index === 0 ? await startLeader(setup, lines) : await startFollower(setup, index, lines);
  const { plan, barrier } = atWork;
  reusableArena = plan.kernels.arena;
  const apart = size > 1 ? messageGroup(index, lines) : soloGroup;
  const team = barrier ? sharedMemoryGroup(index, size, barrier) : apart;
  const member = new Participant(plan, team, immediate);

  if (control) {
    const { step, random } = setup.state;
    const others = barrier
      ? { board: commandMailbox(barrier, barrierBytes) }
      : { command: (i: number, given: Command) => lines[i]!.sendCommand(given) };
    const leader = new Leader(member, setup.capacity, { step, random }, others);
    serveSession(leader, control, closeLines);
    return;
  }
  if (barrier) {
    runMailboxFollower(member, commandMailbox(barrier, barrierBytes), alive).then(closeLines, rethrowAsync);
    return;
  }
  const following = runFollower(member);
  command = following.command;
  for (const given of early) command(given);
  following.ended.then(closeLines, rethrowAsync);
}

/** The first member makes the arena, and shares it where that is possible. */
async function startLeader(setup: ModelSpec, lines: readonly (PeerChannel | undefined)[]) {
  const size = lines.length;
  const shared = size > 1 && canShareMemory();
  const plan = await buildPlan(
    setup,
    shared ? { threadIndex: 0, threadCount: size, shared } : { ...singleThreaded, reusable: reusableArena },
  );
  const barrier = shared ? new SharedArrayBuffer(barrierBytes + mailboxBytes) : undefined;
  for (const line of lines)
    line?.sendArena(barrier && { memory: plan.kernels.arena as SharedMemory, barrier });
  return { plan, barrier };
}

async function startFollower(setup: ModelSpec, index: number, lines: readonly (PeerChannel | undefined)[]) {
  const arena = await lines[0]!.receiveArena();
  const place = arena
    ? { threadIndex: index, threadCount: lines.length, shared: true, memory: arena.memory }
    : { ...singleThreaded, reusable: reusableArena };
  return { plan: await buildPlan(setup, place), barrier: arena?.barrier };
}

/** In a turn of its own, so that the page hears of it as of any error in a worker, and replaces the team. */
function rethrowAsync(reason: unknown): void {
  setTimeout(() => {
    throw reason;
  });
}
