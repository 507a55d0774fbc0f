import { nodeModule } from './node.js';

/** A worker that runs our program, in a page or in Node. */
export interface WorkerHandle {
  post(message: unknown, transfer: Transferable[]): void;
  /** Called once where the worker fails or ends by itself. */
  onFailure(listener: (reason: Error) => void): void;
  /** Whether an idle worker may keep a program in Node from ending. */
  hold(busy: boolean): void;
  end(): void;
}

/** No worker can be had here: the page's policy refuses them, or there is no such thing. */
export class NoWorkers extends Error {
  override name = 'NoWorkers';
}

type Start = () => Promise<WorkerHandle>;

/** The ways to start, in order of preference; once one works it is the only one tried. */
let ways: Start[] | undefined;

export async function startWorker(): Promise<WorkerHandle> {
  ways ??=
    nodeModule('node:worker_threads') && typeof Worker === 'undefined'
      ? [() => inNode({ file: programUrl() }), async () => inNode({ source: await programSource() })]
      : [() => inPage(programUrl()), async () => fromBlob(await programSource())];
  const reasons: string[] = [];
  for (const way of ways) {
    try {
      const worker = await way();
      ways = [way];
      return worker;
    } catch (reason) {
      reasons.push(reason instanceof Error ? reason.message : String(reason));
    }
  }
  throw new NoWorkers(reasons.join(' '));
}

/** A file of its own beside this one, in the source as in the package; bundlers copy it as an asset. */
function programUrl(): URL {
  return new URL('./generated/worker.js', import.meta.url);
}

/** The same program as text, fetched only where the file can not be had. */
async function programSource(): Promise<string> {
  return (await import('./generated/workerSource.js')).workerSource;
}

async function fromBlob(source: string): Promise<WorkerHandle> {
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  try {
    return await inPage(url);
  } finally {
    URL.revokeObjectURL(url);
  }
}

const readyMilliseconds = 20_000;

function inPage(url: URL | string): Promise<WorkerHandle> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(trusted(url), { type: 'module', name: '@cnn/core' });
    let failed = (reason: Error) => {
      clearTimeout(timer);
      worker.terminate();
      reject(reason);
    };
    const timer = setTimeout(() => failed(new Error('The worker did not start.')), readyMilliseconds);
    worker.onerror = (event) => {
      event.preventDefault();
      failed(new Error(event.message || `The worker ${url} could not be loaded.`));
    };
    worker.onmessage = () => {
      clearTimeout(timer);
      worker.onmessage = null;
      failed = () => {};
      resolve({
        post: (message, transfer) => worker.postMessage(message, transfer),
        onFailure: (listener) => (failed = listener),
        hold() {},
        end: () => worker.terminate(),
      });
    };
  });
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): URL };
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/** The address as a policy of trusted types asks, where the page has one; ours is named `@cnn/core`. */
function trusted(url: URL | string): URL {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return url as URL;
  policy ??= trustedTypes.createPolicy('@cnn/core', { createScriptURL: (given) => given });
  return policy.createScriptURL(String(url));
}

function inNode(program: { file: URL } | { source: string }): Promise<WorkerHandle> {
  const { Worker: Thread } = nodeModule('node:worker_threads')!;
  return new Promise((resolve, reject) => {
    const worker = 'file' in program ? new Thread(program.file) : new Thread(program.source, { eval: true });
    let failed = (reason: Error) => reject(reason);
    worker.on('error', (reason) => failed(reason as Error));
    worker.on('exit', () => failed(new Error('A worker thread ended.')));
    worker.once('message', () => {
      failed = () => {};
      resolve({
        post: (message, transfer) => worker.postMessage(message, transfer as never[]),
        onFailure: (listener) => (failed = listener),
        hold: (busy) => (busy ? worker.ref() : worker.unref()),
        end: () => void worker.terminate(),
      });
    });
  });
}
