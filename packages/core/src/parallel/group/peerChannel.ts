import type { Command, PeerMessage, SharedArena } from '../protocol/protocol.js';

/** The channel between two participants: shards both ways; from the leader the arena, if it is shared, and commands. */
export interface PeerChannel {
  sendArena(arena: SharedArena): void;
  receiveArena(): Promise<SharedArena>;
  /** Sends a shard; its buffer is transferred. */
  sendShard(shard: ArrayBuffer): void;
  /** The next shard, in the order in which they were sent. */
  receiveShard(): Promise<ArrayBuffer>;
  sendCommand(command: Command): void;
  close(): void;
}

export function openChannel(
  port: MessagePort,
  onCommand: (command: Command) => void = () => {},
): PeerChannel {
  const received: ArrayBuffer[] = [];
  let resolveShard: ((shard: ArrayBuffer) => void) | undefined;
  let resolveArena: (arena: SharedArena) => void;
  const sharedArena = new Promise<SharedArena>((resolve) => (resolveArena = resolve));

  port.onmessage = ({ data }: MessageEvent<PeerMessage>) => {
    if (data.kind === 'command') return onCommand(data.command);
    if (data.kind === 'arena') return resolveArena(data.arena);
    if (resolveShard) resolveShard(data.shard);
    else received.push(data.shard);
    resolveShard = undefined;
  };

  const send = (message: PeerMessage, transfer: Transferable[] = []) => port.postMessage(message, transfer);
  return {
    sendArena: (arena) => send({ kind: 'arena', arena }),
    receiveArena: () => sharedArena,
    sendShard: (shard) => send({ kind: 'shard', shard }, [shard]),
    receiveShard() {
      const shard = received.shift();
      if (shard) return Promise.resolve(shard);
      return new Promise((resolve) => (resolveShard = resolve));
    },
    sendCommand(command) {
      const shard = command.kind === 'batch' ? command.shard : undefined;
      send({ kind: 'command', command }, shard ? [shard.inputs.buffer, shard.targets.buffer] : []);
    },
    close: () => port.close(),
  };
}
