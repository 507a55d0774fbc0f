import type { Command } from './leader.js';
import type { Member } from './participant.js';
import type { CommandBoard } from './commandMailbox.js';

/** Carries out the leader's commands, as messages bring them, one after the other. Resolves when the leader ends the work. */
export function follow(member: Member): { command: (command: Command) => void; ended: Promise<void> } {
  let turn: Promise<void> = Promise.resolve();
  let finish: () => void;
  let giveUp: (reason: unknown) => void;
  const ended = new Promise<void>((resolve, reject) => {
    finish = resolve;
    giveUp = reject;
  });

  async function carryOut(command: Command): Promise<void> {
    if (command.kind === 'end') return finish();
    if (command.kind === 'batch' && command.part) member.load(command.part);
    await obey(member, command);
  }

  return {
    command: (command) => {
      turn = turn.then(() => carryOut(command));
      turn.catch(giveUp);
    },
    ended,
  };
}

/** Carries out commands from a board until the leader ends the work. Blocks its thread between them. */
export async function followBoard(member: Member, board: CommandBoard, alive: () => void): Promise<void> {
  for (;;) {
    const command = board.next(alive);
    if (command.kind === 'end') return;
    await obey(member, command);
  }
}

async function obey(member: Member, command: Exclude<Command, { kind: 'end' }>): Promise<void> {
  if (command.kind === 'gatherSlots') await member.gatherSlots();
  else if (command.task.step > 0) await member.train(command.task);
  else await member.predict(command.task);
}
