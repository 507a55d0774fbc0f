import { nodeModule } from '../../platform/node.js';
import { startNodeWorker } from './nodeWorker.js';
import { startBlobWorker, startPageWorker } from './pageWorker.js';
import type { WorkerHandle } from './workerHandle.js';

/** No worker can be started here: the page's policy refuses them, or the platform has none. */
export class WorkersUnavailableError extends Error {
  override name = 'WorkersUnavailableError';
}

/** How to start a worker, in order of preference; after a first success only that one is tried. */
let strategies: (() => Promise<WorkerHandle>)[] | undefined;

/** @throws WorkersUnavailableError */
export async function startWorker(): Promise<WorkerHandle> {
  strategies ??=
    nodeModule('node:worker_threads') && typeof Worker === 'undefined'
      ? [
          () => startNodeWorker({ file: programUrl() }),
          async () => startNodeWorker({ source: await programSource() }),
        ]
      : [() => startPageWorker(programUrl()), async () => startBlobWorker(await programSource())];
  const reasons: string[] = [];
  for (const strategy of strategies) {
    try {
      const worker = await strategy();
      strategies = [strategy];
      return worker;
    } catch (reason) {
      reasons.push(reason instanceof Error ? reason.message : String(reason));
    }
  }
  throw new WorkersUnavailableError(reasons.join(' '));
}

/** The program's file, in the source as in the package; bundlers copy it as an asset. */
function programUrl(): URL {
  return new URL('../generated/worker.js', import.meta.url);
}

/** The same program as text, loaded only where the file can not be. */
async function programSource(): Promise<string> {
  return (await import('../generated/workerSource.js')).workerSource;
}
