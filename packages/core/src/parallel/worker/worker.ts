// The worker's whole program: joins one group after another, as the leader or as a follower.
import { singleThreaded, type ArenaMemory, type SharedMemory } from '../../kernels/arenaPlacement.js';
import type { Plan } from '../../plan/compilePlan.js';
import { buildPlan } from '../../plan/modelSpec.js';
import { canShareMemory } from '../../platform/canShareMemory.js';
import { immediate } from '../../platform/scheduler.js';
import { messageGroup } from '../group/messageGroup.js';
import { openChannel, type PeerChannel } from '../group/peerChannel.js';
import { groupBytes, sharedMemoryGroup } from '../group/sharedMemoryGroup.js';
import { soloGroup } from '../group/workerGroup.js';
import { exposeLiveness, heartbeat } from '../protocol/liveness.js';
import type { Command, JoinMessage, ReadyMessage } from '../protocol/protocol.js';
import { serveSession } from '../protocol/remote.js';
import { commandMailbox, mailboxBytes } from './commandMailbox.js';
import { runFollower, runMailboxFollower } from './follower.js';
import { Leader } from './leader.js';
import { Participant } from './participant.js';
import { workerScope } from './workerScope.js';

const scope = workerScope();

scope.onMessage((message) => {
  if ((message as JoinMessage | undefined)?.kind === 'join') join(message as JoinMessage).catch(rethrowAsync);
});
exposeLiveness(scope);
const beat = heartbeat(scope);
scope.post({ kind: 'ready', canShareMemory: canShareMemory() } satisfies ReadyMessage);

/** The arena of the group before: a worker is in one group at a time. */
let reusableArena: ArenaMemory | undefined;

async function join(message: JoinMessage): Promise<void> {
  const { spec, rank, controlPort } = message;
  // Commands can arrive before the plan is compiled.
  const queued: Command[] = [];
  let onCommand = (command: Command): void => void queued.push(command);
  const channels = message.channels.map((port) => port && openChannel(port, (command) => onCommand(command)));
  const closeChannels = () => channels.forEach((channel) => channel?.close());
  const worldSize = channels.length;

  const { plan, synchronization } = await startPlan(message, channels);
  reusableArena = plan.kernels.arenaMemory;
  const messageBased = worldSize > 1 ? messageGroup(rank, channels) : soloGroup;
  const group = synchronization ? sharedMemoryGroup(rank, worldSize, synchronization) : messageBased;
  const participant = new Participant(plan, group, immediate);
  const mailbox = synchronization && commandMailbox(synchronization, groupBytes(worldSize));

  if (controlPort) {
    const { step, random } = spec.state;
    const sendCommand = (to: number, command: Command) => channels[to]!.sendCommand(command);
    const alone = new Participant(plan, soloGroup, immediate);
    const followers = mailbox ? { mailbox, alone } : { sendCommand };
    serveSession(
      new Leader(participant, spec.capacity, { step, random }, followers),
      controlPort,
      closeChannels,
    );
    return;
  }
  if (mailbox) {
    runMailboxFollower(participant, mailbox, beat).then(closeChannels, rethrowAsync);
    return;
  }
  const follower = runFollower(participant);
  onCommand = follower.onCommand;
  queued.forEach(onCommand);
  follower.ended.then(closeChannels, rethrowAsync);
}

/** Compiles the plan: over an arena of the worker's own, or over the group's, which the leader allocates and sends. */
async function startPlan(
  { spec, rank, sharesMemory }: JoinMessage,
  channels: readonly (PeerChannel | null)[],
): Promise<{ plan: Plan; synchronization?: SharedArrayBuffer }> {
  if (!sharesMemory) return { plan: await buildPlan(spec, { ...singleThreaded, reusable: reusableArena }) };
  const placement = { threadIndex: rank, threadCount: channels.length, shared: true };
  if (rank > 0) {
    const { memory, synchronization } = await channels[0]!.receiveArena();
    return { plan: await buildPlan(spec, { ...placement, memory }), synchronization };
  }
  const plan = await buildPlan(spec, placement);
  const synchronization = new SharedArrayBuffer(groupBytes(channels.length) + mailboxBytes);
  const memory = plan.kernels.arenaMemory as SharedMemory;
  for (const channel of channels) channel?.sendArena({ memory, synchronization });
  return { plan, synchronization };
}

/** As an uncaught error, so that the page receives an error event and replaces the group. */
function rethrowAsync(reason: unknown): void {
  setTimeout(() => {
    throw reason;
  });
}
