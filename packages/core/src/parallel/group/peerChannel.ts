import type { SharedMemory } from '../../kernels/arenaPlacement.js';
import type { Command } from '../worker/leader.js';
import type { PeerLine } from './workerGroup.js';

type LineMessage =
  | { kind: 'part'; part: ArrayBuffer }
  | { kind: 'arena'; arena?: SharedArena }
  | { kind: 'command'; command: Command };

/** What the leader gives the others where all share one arena. */
export interface SharedArena {
  memory: SharedMemory;
  barrier: SharedArrayBuffer;
}

/** A line between two members: parts both ways, and from the leader first the arena, if it is shared, then commands. */
export interface PeerChannel extends PeerLine {
  sendArena(arena?: SharedArena): void;
  receiveArena(): Promise<SharedArena | undefined>;
  sendCommand(command: Command): void;
  close(): void;
}

export function openChannel(
  port: MessagePort,
  onCommand: (command: Command) => void = () => {},
): PeerChannel {
  const arrived: ArrayBuffer[] = [];
  let waiting: ((part: ArrayBuffer) => void) | undefined;
  let resolveArena: (arena?: SharedArena) => void;
  const arena = new Promise<SharedArena | undefined>((resolve) => (resolveArena = resolve));

  port.onmessage = ({ data }: MessageEvent<LineMessage>) => {
    if (data.kind === 'command') return onCommand(data.command);
    if (data.kind === 'arena') return resolveArena(data.arena);
    if (waiting) waiting(data.part);
    else arrived.push(data.part);
    waiting = undefined;
  };

  const send = (message: LineMessage, transfer: Transferable[] = []) => port.postMessage(message, transfer);
  return {
    sendArena: (given) => send({ kind: 'arena', arena: given }),
    receiveArena: () => arena,
    sendShard: (part) => send({ kind: 'part', part }, [part]),
    receiveShard() {
      const part = arrived.shift();
      if (part) return Promise.resolve(part);
      return new Promise((resolve) => (waiting = resolve));
    },
    sendCommand(command) {
      const part = command.kind === 'batch' ? command.part : undefined;
      send({ kind: 'command', command }, part ? [part.inputs.buffer, part.targets.buffer] : []);
    },
    close: () => port.close(),
  };
}
