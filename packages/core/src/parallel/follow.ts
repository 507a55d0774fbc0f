import type { Command } from './leader.js';
import type { Member } from './member.js';

/** Carries out the leader's commands one after the other. Resolves when the leader ends the work. */
export function follow(member: Member): { command: (command: Command) => void; ended: Promise<void> } {
  let turn: Promise<void> = Promise.resolve();
  let finish: () => void;
  let giveUp: (reason: unknown) => void;
  const ended = new Promise<void>((resolve, reject) => {
    finish = resolve;
    giveUp = reject;
  });

  async function carryOut(command: Command): Promise<void> {
    if (command.kind === 'train') await member.train(command.part, command.step);
    else if (command.kind === 'predict') await member.predict(command.part);
    else if (command.kind === 'gatherSlots') await member.gatherSlots();
    else finish();
  }

  return {
    command: (command) => {
      turn = turn.then(() => carryOut(command));
      turn.catch(giveUp);
    },
    ended,
  };
}
