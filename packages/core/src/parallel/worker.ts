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
  if ((message as Join | undefined)?.kind === 'join') join(message as Join);
});
scope.post({ kind: 'ready' });

function join({ setup, index, lines: ports, control }: Join): void {
  let command: ReturnType<typeof follow>['command'] | undefined;
  const lines = ports.map((port, i) =>
    port ? openLine(port, i === 0 ? (given) => command?.(given) : undefined) : undefined,
  );
  const closeLines = () => lines.forEach((line) => line?.close());
  const team = lines.length > 1 ? messageTeam(index, lines) : alone;
  const member = new Member(buildPlan(setup), team, atOnce);

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

function tellAll(lines: readonly (Line | undefined)[], reason: unknown): void {
  const message = reason instanceof Error ? reason.message : String(reason);
  for (const line of lines) line?.fail(message);
}
