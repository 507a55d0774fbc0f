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
export interface Line extends PeerLine {
  sendArena(arena?: SharedArena): void;
  receiveArena(): Promise<SharedArena | undefined>;
  sendCommand(command: Command): void;
  close(): void;
}

export function openLine(port: MessagePort, onCommand: (command: Command) => void = () => {}): Line {
  const arrived: ArrayBuffer[] = [];
  let waiting: ((part: ArrayBuffer) => void) | undefined;
  let arenaCame: (arena?: SharedArena) => void;
  const arena = new Promise<SharedArena | undefined>((resolve) => (arenaCame = resolve));

  port.onmessage = ({ data }: MessageEvent<LineMessage>) => {
    if (data.kind === 'command') return onCommand(data.command);
    if (data.kind === 'arena') return arenaCame(data.arena);
    if (waiting) waiting(data.part);
    else arrived.push(data.part);
    waiting = undefined;
  };

  const send = (message: LineMessage, transfer: Transferable[] = []) => port.postMessage(message, transfer);
  return {
    sendArena: (given) => send({ kind: 'arena', arena: given }),
    receiveArena: () => arena,
    sendPart: (part) => send({ kind: 'part', part }, [part]),
    receivePart() {
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
