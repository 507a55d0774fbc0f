import { nodeModule } from '../../platform/node.js';

/** The worker's side of its link to the page. */
export interface WorkerScope {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
}

/** The scope of a Web Worker, or of a worker thread in Node. */
export function workerScope(): WorkerScope {
  const port = nodeModule('node:worker_threads')?.parentPort;
  if (port) {
    return {
      post: (message) => port.postMessage(message),
      onMessage: (listener) => port.on('message', listener),
    };
  }
  return {
    post: (message) => postMessage(message),
    onMessage: (listener) => addEventListener('message', ({ data }) => listener(data)),
  };
}
