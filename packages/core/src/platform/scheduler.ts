/** How a thread spreads its computation over time. */
export interface Scheduler {
  /** Calls `work` on successive ranges from … to−1, each at most `chunkSize` long. */
  forEachChunk(
    from: number,
    to: number,
    chunkSize: number,
    work: (from: number, to: number) => void,
  ): Promise<void> | void;
}

/** Everything in one call, for a thread that handles no other events. */
export const immediate: Scheduler = {
  forEachChunk(from, to, _chunkSize, work) {
    if (from < to) work(from, to);
  },
};

/** How long a page's own thread is blocked at a time, well under a frame of 16 ms. */
const sliceMilliseconds = 6;

/** In slices of time, between which the thread handles its other events. */
export function timeSliced(): Scheduler {
  let sliceStart = performance.now();
  return {
    async forEachChunk(from, to, chunkSize, work) {
      for (let start = from; start < to; start += chunkSize) {
        if (performance.now() - sliceStart > sliceMilliseconds) {
          await yieldToEventLoop();
          sliceStart = performance.now();
        }
        work(start, Math.min(start + chunkSize, to));
      }
    },
  };
}

/** Callers that have yielded; each message through the port resumes one. The port is created once, as that is slow. */
const resumeCallbacks: (() => void)[] = [];
let yieldPort: MessagePort | undefined;

/** Resolves after the events that are waiting, such as messages and clicks, have been handled. */
export function yieldToEventLoop(): Promise<void> {
  // In Node, where a port with a listener would keep the process alive.
  if (typeof setImmediate === 'function') return new Promise((resolve) => setImmediate(resolve));
  return new Promise((resolve) => {
    resumeCallbacks.push(resolve);
    (yieldPort ??= openYieldPort()).postMessage(null);
  });
}

function openYieldPort(): MessagePort {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => resumeCallbacks.shift()!();
  return port2;
}
