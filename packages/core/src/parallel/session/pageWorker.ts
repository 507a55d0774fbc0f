import { watchLiveness } from '../protocol/liveness.js';
import { createHandle, type WorkerHandle } from './workerHandle.js';

const startMilliseconds = 20_000;

/** Starts a Web Worker. Rejects where the page's policy refuses it, or its program can not be loaded. */
export function startPageWorker(url: URL | string): Promise<WorkerHandle> {
  const worker = new Worker(toTrustedUrl(url), { type: 'module', name: '@cnn/core' });
  let stopWatching = () => {};
  const { handle, onMessage, fail } = createHandle({
    post: (message, transfer) => worker.postMessage(message, transfer),
    keepAlive() {},
    terminate() {
      stopWatching();
      worker.terminate();
    },
  });
  const timer = setTimeout(() => fail(new Error('The worker did not start.')), startMilliseconds);
  worker.onerror = (event) => {
    event.preventDefault();
    fail(new Error(event.message || `The worker ${url} could not be loaded.`));
  };
  const listen = (listener: (message: unknown) => void) =>
    worker.addEventListener('message', ({ data }) => listener(data));
  listen(onMessage);
  return handle
    .then(async (started) => {
      const endpoint = { post: (message: unknown) => worker.postMessage(message), onMessage: listen };
      const watch = watchLiveness(endpoint, () => fail(new Error('The worker ended.')));
      stopWatching = watch.stop;
      await watch.ready;
      return started;
    })
    .finally(() => clearTimeout(timer));
}

/** The same from the program's text, through a `blob:` URL. */
export async function startBlobWorker(source: string): Promise<WorkerHandle> {
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  try {
    return await startPageWorker(url);
  } finally {
    URL.revokeObjectURL(url);
  }
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): URL };
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/** The URL as pages with trusted types demand it; our policy is named `@cnn/core`. */
function toTrustedUrl(url: URL | string): URL {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return url as URL;
  policy ??= trustedTypes.createPolicy('@cnn/core', { createScriptURL: (given) => given });
  return policy.createScriptURL(String(url));
}
