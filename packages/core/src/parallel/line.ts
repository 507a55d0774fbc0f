import { TrainingError } from '../errors.js';
import type { Command } from './leader.js';
import type { PeerLine } from './team.js';

type LineMessage =
  | { kind: 'part'; part: ArrayBuffer }
  | { kind: 'command'; command: Command }
  | { kind: 'failed'; message: string };

/** A line between two members: parts both ways, and from the leader commands. */
export interface Line extends PeerLine {
  sendCommand(command: Command): void;
  /** Tells the other side that this one can not go on. */
  fail(message: string): void;
  close(): void;
}

export function openLine(port: MessagePort, onCommand: (command: Command) => void = () => {}): Line {
  const arrived: ArrayBuffer[] = [];
  let waiting: { resolve(part: ArrayBuffer): void; reject(reason: Error): void } | undefined;
  let failure: Error | undefined;

  port.onmessage = ({ data }: MessageEvent<LineMessage>) => {
    if (data.kind === 'command') return onCommand(data.command);
    if (data.kind === 'failed') {
      failure = new TrainingError(data.message);
      waiting?.reject(failure);
      return;
    }
    if (waiting) waiting.resolve(data.part);
    else arrived.push(data.part);
    waiting = undefined;
  };

  const send = (message: LineMessage, transfer: Transferable[] = []) => port.postMessage(message, transfer);
  return {
    sendPart: (part) => send({ kind: 'part', part }, [part]),
    receivePart() {
      const part = arrived.shift();
      if (part) return Promise.resolve(part);
      if (failure) return Promise.reject(failure);
      return new Promise((resolve, reject) => (waiting = { resolve, reject }));
    },
    sendCommand(command) {
      const part = 'part' in command ? command.part : undefined;
      send({ kind: 'command', command }, part ? [part.inputs.buffer, part.targets.buffer] : []);
    },
    fail: (message) => send({ kind: 'failed', message }),
    close: () => port.close(),
  };
}
