import { startWorker, type WorkerHandle } from './startWorker.js';

/** Idle workers end after this long. */
const idleMilliseconds = 20_000;

const idle: WorkerHandle[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

/** Takes workers from the one pool of the page, or starts them. Rejects with NoWorkers where there can be none. */
export async function acquireWorkers(count: number): Promise<WorkerHandle[]> {
  clearTimeout(timer);
  const taken = idle.splice(0, count);
  try {
    // The first tells how workers start here; the others follow its way.
    if (taken.length === 0 && count > 0) taken.push(await startWorker());
    taken.push(...(await Promise.all(Array.from({ length: count - taken.length }, () => startWorker()))));
  } catch (reason) {
    releaseWorkers(taken);
    throw reason;
  }
  const healthy = taken.filter((worker) => !worker.failed());
  for (const worker of healthy) worker.keepAlive(true);
  // One that was idle may have failed meanwhile.
  return healthy.length === count ? healthy : [...healthy, ...(await acquireWorkers(count - healthy.length))];
}

/** Gives workers back that have ended their job. */
export function releaseWorkers(workers: readonly WorkerHandle[]): void {
  for (const worker of workers) {
    if (worker.failed()) continue;
    worker.keepAlive(false);
    worker.onFailure(() => {
      const at = idle.indexOf(worker);
      if (at >= 0) idle.splice(at, 1);
      worker.terminate();
    });
    idle.push(worker);
  }
  clearTimeout(timer);
  timer = setTimeout(terminateIdle, idleMilliseconds);
  (timer as { unref?: () => void }).unref?.();
}

/** Ends the workers that have nothing to do. */
export function terminateIdle(): void {
  for (const worker of idle.splice(0)) worker.terminate();
}
