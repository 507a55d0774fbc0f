// How a page detects that a worker has ended without an event: one that was terminated, or killed for the memory it
// took. A worker holds a lock for as long as it lives (Web Locks). Where there are no locks the page sends it pings.
import type { LivenessReply, LivenessRequest } from './protocol.js';

/** One side of the link between page and worker. */
interface Endpoint {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
}

const pingMilliseconds = 1000;
/** After this many pings without a reply a worker counts as dead. */
const maxUnanswered = 15;

let nextLock = 0;

/** The worker's side. */
export function exposeLiveness(page: Endpoint): void {
  const reply = (message: LivenessReply) => page.post(message);
  page.onMessage((message) => {
    const request = message as LivenessRequest | undefined;
    if (request?.kind === 'ping') reply({ kind: 'pong' });
    if (request?.kind !== 'holdLock') return;
    const { lock } = request;
    const holdForever = () => {
      reply({ kind: 'lockHeld', lock });
      return new Promise<never>(() => {});
    };
    // Without an origin a worker may not use locks; it then receives pings.
    const refuse = () => reply({ kind: 'refused' });
    if (navigator.locks) navigator.locks.request(lock, holdForever).catch(refuse);
    else refuse();
  });
}

/** For a worker that blocks its thread and receives no pings: sends a reply at intervals of its own. */
export function heartbeat(page: Endpoint): () => void {
  let lastBeat = 0;
  return () => {
    if (performance.now() - lastBeat < pingMilliseconds) return;
    lastBeat = performance.now();
    page.post({ kind: 'pong' } satisfies LivenessReply);
  };
}

/**
 * The page's side: calls `onDeath` once when the worker has ended. `ready` resolves once the worker holds its lock, or
 * has none to hold: until then its thread must not block.
 */
export function watchLiveness(
  worker: Endpoint,
  onDeath: () => void,
): { stop: () => void; ready: Promise<void> } {
  const stopped = new AbortController();
  const { locks } = globalThis.navigator ?? {};
  const lock = `@cnn/core ${Date.now()} ${Math.random()} ${nextLock++}`;
  const send = (message: LivenessRequest) => worker.post(message);
  let unanswered = 0;
  let lastPing = performance.now();
  let isHeld = false;
  let setReady = () => {};
  const ready = new Promise<void>((resolve) => (setReady = resolve));

  const timer = setInterval(() => {
    const now = performance.now();
    // After the machine slept, or in a hidden page, time has passed in which no reply was possible.
    unanswered = now - lastPing > 3 * pingMilliseconds ? 0 : unanswered + 1;
    lastPing = now;
    if (unanswered > maxUnanswered) {
      stop();
      onDeath();
    } else send({ kind: 'ping' });
  }, pingMilliseconds);

  worker.onMessage((message) => {
    const reply = message as LivenessReply | undefined;
    if (reply?.kind === 'pong') unanswered = 0;
    if (reply?.kind === 'refused') setReady();
    if (reply?.kind !== 'lockHeld' || reply.lock !== lock || isHeld || stopped.signal.aborted) return;
    isHeld = true;
    setReady();
    clearInterval(timer);
    // Granted when the worker has ended.
    locks!.request(lock, { signal: stopped.signal }, onDeath).catch(() => {});
  });
  if (locks) send({ kind: 'holdLock', lock });
  else setReady();

  function stop(): void {
    clearInterval(timer);
    stopped.abort();
  }
  return { stop, ready };
}
