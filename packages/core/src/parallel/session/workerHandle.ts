import type { ReadyMessage } from '../protocol/protocol.js';

/** A worker that runs our program, in a page or in Node. */
export interface WorkerHandle {
  /** Whether the worker can share memory with others. */
  readonly canShareMemory: boolean;
  post(message: unknown, transfer: Transferable[]): void;
  /** Sets the listener for a worker that fails or ends by itself. */
  onFailure(listener: (reason: Error) => void): void;
  /** Whether it has failed or ended. */
  failed(): boolean;
  /** Whether the worker keeps a process of Node alive. */
  keepAlive(busy: boolean): void;
  terminate(): void;
}

/**
 * Follows the life of a worker: `handle` resolves with its `ready` message, or rejects with what is given to `fail`
 * before; a later failure is remembered and reported.
 */
export function createHandle(worker: Pick<WorkerHandle, 'post' | 'keepAlive' | 'terminate'>) {
  let failure: Error | undefined;
  let listener = (_reason: Error) => {};
  let resolve: (handle: WorkerHandle) => void;
  const handle = new Promise<WorkerHandle>((onResolve, onReject) => {
    resolve = onResolve;
    listener = onReject;
  });

  function onMessage(message: unknown): void {
    const ready = message as ReadyMessage | undefined;
    if (ready?.kind !== 'ready') return;
    listener = () => {};
    resolve({
      ...worker,
      canShareMemory: ready.canShareMemory,
      onFailure: (given) => (listener = given),
      failed: () => failure !== undefined,
      terminate() {
        failure ??= new Error('The worker was terminated.');
        worker.terminate();
      },
    });
  }

  function fail(reason: Error): void {
    if (failure) return;
    failure = reason;
    worker.terminate();
    listener(reason);
  }
  return { handle, onMessage, fail };
}
