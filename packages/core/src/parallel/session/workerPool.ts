// The workers of this page or process, which all models use in turn.
import { startWorker } from './startWorker.js';
import type { WorkerHandle } from './workerHandle.js';

/** Workers that are idle for this long are terminated. */
const idleMilliseconds = 20_000;

const idle: WorkerHandle[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Takes idle workers from the pool, and starts the others.
 *
 * @throws WorkersUnavailableError
 */
export async function acquireWorkers(count: number): Promise<WorkerHandle[]> {
  clearTimeout(timer);
  const acquired = idle.splice(0, count);
  try {
    // The first finds out how workers start here; the others start in the same way.
    if (acquired.length === 0 && count > 0) acquired.push(await startWorker());
    const missing = Array.from({ length: count - acquired.length }, () => startWorker());
    acquired.push(...(await Promise.all(missing)));
  } catch (reason) {
    releaseWorkers(acquired);
    throw reason;
  }
  const healthy = acquired.filter((worker) => !worker.failed());
  for (const worker of healthy) worker.keepAlive(true);
  // An idle worker may have failed meanwhile.
  return healthy.length === count ? healthy : [...healthy, ...(await acquireWorkers(count - healthy.length))];
}

/** Returns workers whose session is closed to the pool. */
export function releaseWorkers(workers: readonly WorkerHandle[]): void {
  for (const worker of workers) {
    if (worker.failed()) continue;
    worker.keepAlive(false);
    worker.onFailure(() => {
      const index = idle.indexOf(worker);
      if (index >= 0) idle.splice(index, 1);
      worker.terminate();
    });
    idle.push(worker);
  }
  clearTimeout(timer);
  timer = setTimeout(terminateIdle, idleMilliseconds);
  (timer as { unref?: () => void }).unref?.();
}

export function terminateIdle(): void {
  for (const worker of idle.splice(0)) worker.terminate();
}
