import { watchLiveness } from '../protocol/liveness.js';
import { nodeModule } from '../../platform/node.js';
import type { Ready } from '../protocol/protocol.js';

/** A worker that runs our program, in a page or in Node. */
export interface WorkerHandle {
  post(message: unknown, transfer: Transferable[]): void;
  /** Sets who is told where the worker fails or ends by itself. */
  onFailure(listener: (reason: Error) => void): void;
  /** Whether it has failed or ended. */
  failed(): boolean;
  /** Whether an idle worker may keep a program in Node from ending. */
  keepAlive(busy: boolean): void;
  terminate(): void;
}

/** No worker can be had here: the page's policy refuses them, or there is no such thing. */
export class WorkersUnavailableError extends Error {
  override name = 'NoWorkers';
}

type Start = () => Promise<WorkerHandle>;

/** The ways to start, in order of preference; once one works it is the only one tried. */
let strategies: Start[] | undefined;

export async function startWorker(): Promise<WorkerHandle> {
  strategies ??=
    nodeModule('node:worker_threads') && typeof Worker === 'undefined'
      ? [() => inNode({ file: programUrl() }), async () => inNode({ source: await programSource() })]
      : [() => inPage(programUrl()), async () => fromBlob(await programSource())];
  const reasons: string[] = [];
  for (const way of strategies) {
    try {
      const worker = await way();
      strategies = [way];
      return worker;
    } catch (reason) {
      reasons.push(reason instanceof Error ? reason.message : String(reason));
    }
  }
  throw new WorkersUnavailableError(reasons.join(' '));
}

/** A file of its own beside this one, in the source as in the package; bundlers copy it as an asset. */
function programUrl(): URL {
  return new URL('../generated/worker.js', import.meta.url);
}

/** The same program as text, fetched only where the file can not be had. */
async function programSource(): Promise<string> {
  return (await import('../generated/workerSource.js')).workerSource;
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
  const worker = new Worker(toTrustedUrl(url), { type: 'module', name: '@cnn/core' });
  let endWatch = () => {};
  const { ready, handle, fail } = createHandle({
    post: (message, transfer) => worker.postMessage(message, transfer),
    keepAlive() {},
    terminate() {
      endWatch();
      worker.terminate();
    },
  });
  const timer = setTimeout(() => fail(new Error('The worker did not start.')), readyMilliseconds);
  worker.onerror = (event) => {
    event.preventDefault();
    fail(new Error(event.message || `The worker ${url} could not be loaded.`));
  };
  const onMessage = (listener: (message: unknown) => void) =>
    worker.addEventListener('message', ({ data }) => listener(data));
  onMessage((message) => {
    if (isReady(message)) ready();
  });
  return handle
    .then(async (started) => {
      const post = (message: unknown) => worker.postMessage(message);
      const watch = watchLiveness({ post, onMessage }, () => fail(new Error('The worker ended.')));
      endWatch = watch.stop;
      await watch.ready;
      return started;
    })
    .finally(() => clearTimeout(timer));
}

const isReady = (message: unknown): boolean => (message as Ready | undefined)?.kind === 'ready';

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): URL };
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/** The address as a policy of trusted types asks, where the page has one; ours is named `@cnn/core`. */
function toTrustedUrl(url: URL | string): URL {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return url as URL;
  policy ??= trustedTypes.createPolicy('@cnn/core', { createScriptURL: (given) => given });
  return policy.createScriptURL(String(url));
}

function inNode(program: { file: URL } | { source: string }): Promise<WorkerHandle> {
  const { Worker: Thread } = nodeModule('node:worker_threads')!;
  const worker = 'file' in program ? new Thread(program.file) : new Thread(program.source, { eval: true });
  const { ready, handle, fail } = createHandle({
    post: (message, transfer) => worker.postMessage(message, transfer as never[]),
    keepAlive: (busy) => (busy ? worker.ref() : worker.unref()),
    terminate: () => void worker.terminate(),
  });
  worker.on('error', (reason) => fail(reason as Error));
  worker.on('exit', () => fail(new Error('A worker thread ended.')));
  worker.on('message', (message) => {
    if (isReady(message)) ready();
  });
  return handle;
}

/** A handle that resolves once the worker says that it is ready, and knows of its failure ever after. */
function createHandle(worker: Pick<WorkerHandle, 'post' | 'keepAlive' | 'terminate'>) {
  let failure: Error | undefined;
  let listener = (_reason: Error) => {};
  let ready = () => {};
  const handle = new Promise<WorkerHandle>((resolve, reject) => {
    listener = reject;
    ready = () => {
      listener = () => {};
      resolve({
        ...worker,
        onFailure: (given) => (listener = given),
        failed: () => failure !== undefined,
        terminate() {
          failure ??= new Error('The worker was ended.');
          worker.terminate();
        },
      });
    };
  });
  function fail(reason: Error): void {
    if (failure) return;
    failure = reason;
    worker.terminate();
    listener(reason);
  }
  return { ready: () => ready(), handle, fail };
}
