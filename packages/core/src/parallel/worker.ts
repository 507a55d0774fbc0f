// The worker's whole program: joins one team after another, as the leader or as one of the others.
import { inBrowserOrNode } from './scope.js';
import { follow } from './follow.js';
import { Leader } from './leader.js';
import { openLine, type Line } from './line.js';
import { Member } from './member.js';
import { atOnce } from './pace.js';
import type { Join } from './protocol.js';
import { serve } from './remote.js';
import { buildPlan } from './setup.js';
import { alone, messageTeam } from './team.js';

const scope = inBrowserOrNode();

scope.onMessage((message) => {
  if ((message as Join | undefined)?.kind !== 'join') return;
  // Thrown in a turn of its own, so that the page hears of it as of any error in a worker.
  join(message as Join).catch((reason: unknown) => setTimeout(() => throwIt(reason)));
});
scope.post({ kind: 'ready' });

async function join({ setup, index, lines: ports, control }: Join): Promise<void> {
  // First, since what comes through the ports waits until they are listened to.
  const plan = await buildPlan(setup);
  let command: ReturnType<typeof follow>['command'] | undefined;
  const lines = ports.map((port, i) =>
    port ? openLine(port, i === 0 ? (given) => command?.(given) : undefined) : undefined,
  );
  const closeLines = () => lines.forEach((line) => line?.close());
  const team = lines.length > 1 ? messageTeam(index, lines) : alone;
  const member = new Member(plan, team, atOnce);

  if (control) {
    const leader = new Leader(member, setup.capacity, setup.state, (i, given) =>
      lines[i]!.sendCommand(given),
    );
    serve(leader, control, closeLines);
    return;
  }
  const following = follow(member);
  command = following.command;
  following.ended.then(closeLines, (reason: unknown) => tellAll(lines, reason));
}

function throwIt(reason: unknown): never {
  throw reason;
}

function tellAll(lines: readonly (Line | undefined)[], reason: unknown): void {
  const message = reason instanceof Error ? reason.message : String(reason);
  for (const line of lines) line?.fail(message);
}
