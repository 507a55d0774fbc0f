/** How work on one thread is spread over time. */
export interface Scheduler {
  /** Calls `work` on successive parts of from … to−1, none longer than `most`. */
  forEachChunk(
    from: number,
    to: number,
    most: number,
    work: (from: number, to: number) => void,
  ): Promise<void> | void;
}

/** All at once, where nobody waits for the thread. */
export const immediate: Scheduler = {
  forEachChunk(from, to, _most, work) {
    if (from < to) work(from, to);
  },
};

/** The longest that a page's own thread is held, well under a frame of 16 ms. */
const sliceMilliseconds = 6;

/** In slices with turns for others between, on a thread that has a page to look after. */
export function timeSliced(): Scheduler {
  let sliceStart = performance.now();
  return {
    async forEachChunk(from, to, most, work) {
      for (let at = from; at < to; at += most) {
        if (performance.now() - sliceStart > sliceMilliseconds) {
          await yieldToEventLoop();
          sliceStart = performance.now();
        }
        work(at, Math.min(at + most, to));
      }
    },
  };
}

/** Those who wait for the next turn, and the line over which it is asked for, made once: lines are not free. */
const waiting: (() => void)[] = [];
let line: MessagePort | undefined;

/** Resolves after other waiting events, such as messages and clicks, have had their turn. */
export function yieldToEventLoop(): Promise<void> {
  // In Node, where a line that listens would keep a program from ending.
  if (typeof setImmediate === 'function') return new Promise((resolve) => setImmediate(resolve));
  return new Promise((resolve) => {
    waiting.push(resolve);
    (line ??= openYieldPort()).postMessage(null);
  });
}

function openYieldPort(): MessagePort {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => waiting.shift()!();
  return port2;
}
