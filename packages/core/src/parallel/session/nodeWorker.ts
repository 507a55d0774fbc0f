import { nodeModule } from '../../platform/node.js';
import { createHandle, type WorkerHandle } from './workerHandle.js';

/** Starts a worker thread of Node. */
export function startNodeWorker(program: { file: URL } | { source: string }): Promise<WorkerHandle> {
  const { Worker: Thread } = nodeModule('node:worker_threads')!;
  const worker = 'file' in program ? new Thread(program.file) : new Thread(program.source, { eval: true });
  const { handle, onMessage, fail } = createHandle({
    post: (message, transfer) => worker.postMessage(message, transfer as never[]),
    keepAlive: (busy) => (busy ? worker.ref() : worker.unref()),
    terminate: () => void worker.terminate(),
  });
  worker.on('error', (reason) => fail(reason as Error));
  worker.on('exit', () => fail(new Error('A worker thread ended.')));
  worker.on('message', onMessage);
  return handle;
}
