import type { Command } from '../protocol/protocol.js';
import type { CommandMailbox } from './commandMailbox.js';
import type { Participant } from './participant.js';

/** Executes commands that arrive as messages, one after the other. `ended` resolves after the leader's `end`. */
export function runFollower(participant: Participant): {
  onCommand: (command: Command) => void;
  ended: Promise<void>;
} {
  let queue: Promise<void> = Promise.resolve();
  let resolve: () => void;
  let reject: (reason: unknown) => void;
  const ended = new Promise<void>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });

  async function executeNext(command: Command): Promise<void> {
    if (command.kind === 'end') return resolve();
    if (command.kind === 'batch' && command.shard) participant.load(command.shard);
    await execute(participant, command);
  }

  return {
    onCommand(command) {
      queue = queue.then(() => executeNext(command));
      queue.catch(reject);
    },
    ended,
  };
}

/** Executes commands from a mailbox until the leader's `end`. Blocks its thread between them. */
export async function runMailboxFollower(
  participant: Participant,
  mailbox: CommandMailbox,
  beat: () => void,
): Promise<void> {
  for (;;) {
    const command = mailbox.next(beat);
    if (command.kind === 'end') return;
    await execute(participant, command);
  }
}

async function execute(participant: Participant, command: Exclude<Command, { kind: 'end' }>): Promise<void> {
  if (command.kind === 'gatherSlots') await participant.gatherSlots();
  else if (command.kind === 'setLearningRate') await participant.setLearningRate(command.learningRate);
  else if (command.task.step > 0) await participant.train(command.task);
  else await participant.predict(command.task);
}
