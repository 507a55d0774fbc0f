// The worker's whole program: joins one team after another, as the leader or as one of the others.
import {
  aloneInArena,
  canShareMemory,
  type ArenaMemory,
  type SharedMemory,
} from '../../kernels/arenaPlacement.js';
import { inBrowserOrNode } from './workerScope.js';
import { boardBytes, commandBoard } from './commandMailbox.js';
import { follow, followBoard } from './follower.js';
import { Leader, type Command } from './leader.js';
import { lifeSigns, showLife } from '../protocol/liveness.js';
import { openLine, type Line } from '../group/peerChannel.js';
import { Member } from './participant.js';
import { atOnce } from '../../platform/scheduler.js';
import type { Join, Ready } from '../protocol/protocol.js';
import { serve } from '../protocol/remote.js';
import { buildPlan, type Setup } from '../../plan/modelSpec.js';
import { barrierBytes, sharedTeam } from '../group/sharedMemoryGroup.js';
import { alone, messageTeam } from '../group/workerGroup.js';

const scope = inBrowserOrNode();

scope.onMessage((message) => {
  if ((message as Join | undefined)?.kind === 'join') join(message as Join).catch(throwApart);
});
showLife(scope);
const alive = lifeSigns(scope);
scope.post({ kind: 'ready' } satisfies Ready);

/** The arena of the team before: a worker is in one team at a time. */
let used: ArenaMemory | undefined;

async function join({ setup, index, lines: ports, control }: Join): Promise<void> {
  const size = ports.length;
  let command: (given: Command) => void;
  const early: Command[] = [];
  const lines = ports.map((port, i) =>
    port ? openLine(port, i === 0 ? (given) => command(given) : undefined) : undefined,
  );
  command = (given) => early.push(given);
  const closeLines = () => lines.forEach((line) => line?.close());
  const atWork = index === 0 ? await lead(setup, lines) : await beLed(setup, index, lines);
  const { plan, barrier } = atWork;
  used = plan.kernels.arena;
  const apart = size > 1 ? messageTeam(index, lines) : alone;
  const team = barrier ? sharedTeam(index, size, barrier) : apart;
  const member = new Member(plan, team, atOnce);

  if (control) {
    const { step, random } = setup.state;
    const others = barrier
      ? { board: commandBoard(barrier, barrierBytes) }
      : { command: (i: number, given: Command) => lines[i]!.sendCommand(given) };
    const leader = new Leader(member, setup.capacity, { step, random }, others);
    serve(leader, control, closeLines);
    return;
  }
  if (barrier) {
    followBoard(member, commandBoard(barrier, barrierBytes), alive).then(closeLines, throwApart);
    return;
  }
  const following = follow(member);
  command = following.command;
  for (const given of early) command(given);
  following.ended.then(closeLines, throwApart);
}

/** The first member makes the arena, and shares it where that is possible. */
async function lead(setup: Setup, lines: readonly (Line | undefined)[]) {
  const size = lines.length;
  const shared = size > 1 && canShareMemory();
  const plan = await buildPlan(setup, shared ? { member: 0, size, shared } : { ...aloneInArena, used });
  const barrier = shared ? new SharedArrayBuffer(barrierBytes + boardBytes) : undefined;
  for (const line of lines)
    line?.sendArena(barrier && { memory: plan.kernels.arena as SharedMemory, barrier });
  return { plan, barrier };
}

async function beLed(setup: Setup, index: number, lines: readonly (Line | undefined)[]) {
  const arena = await lines[0]!.receiveArena();
  const place = arena
    ? { member: index, size: lines.length, shared: true, memory: arena.memory }
    : { ...aloneInArena, used };
  return { plan: await buildPlan(setup, place), barrier: arena?.barrier };
}

/** In a turn of its own, so that the page hears of it as of any error in a worker, and replaces the team. */
function throwApart(reason: unknown): void {
  setTimeout(() => {
    throw reason;
  });
}
