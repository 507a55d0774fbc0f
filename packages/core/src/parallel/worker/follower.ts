import type { Command } from './leader.js';
import type { Participant } from './participant.js';
import type { CommandMailbox } from './commandMailbox.js';

/** Carries out the leader's commands, as messages bring them, one after the other. Resolves when the leader ends the work. */
export function runFollower(member: Participant): {
  command: (command: Command) => void;
  ended: Promise<void>;
} {
  let queue: Promise<void> = Promise.resolve();
  let finish: () => void;
  let reject: (reason: unknown) => void;
  const ended = new Promise<void>((onEnd, onFailure) => {
    finish = onEnd;
    reject = onFailure;
  });

  async function carryOut(command: Command): Promise<void> {
    if (command.kind === 'end') return finish();
    if (command.kind === 'batch' && command.part) member.load(command.part);
    await execute(member, command);
  }

  return {
    command: (command) => {
      queue = queue.then(() => carryOut(command));
      queue.catch(reject);
    },
    ended,
  };
}

/** Carries out commands from a board until the leader ends the work. Blocks its thread between them. */
export async function runMailboxFollower(
  member: Participant,
  board: CommandMailbox,
  alive: () => void,
): Promise<void> {
  for (;;) {
    const command = board.next(alive);
    if (command.kind === 'end') return;
    await execute(member, command);
  }
}

async function execute(member: Participant, command: Exclude<Command, { kind: 'end' }>): Promise<void> {
  if (command.kind === 'gatherSlots') await member.gatherSlots();
  else if (command.task.step > 0) await member.train(command.task);
  else await member.predict(command.task);
}
