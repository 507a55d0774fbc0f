// How a page knows that a worker has ended of which no event tells: one that was terminated, or killed for the memory
// it took. A worker holds a lock as long as it lives (Web Locks). Where there are no locks it is asked now and then.

/** What the page asks of a worker, and what that answers. */
type Question = { kind: 'hold'; lock: string } | { kind: 'ping' };
type Answer = { kind: 'held'; lock: string } | { kind: 'refused' } | { kind: 'pong' };

interface Endpoint {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
}

const pingMilliseconds = 1000;
/** So many questions without an answer, and a worker counts as dead. */
const mostUnanswered = 15;

let nextLock = 0;

/** The worker's side. */
export function exposeLiveness(scope: Endpoint): void {
  scope.onMessage((message) => {
    const question = message as Question | undefined;
    if (question?.kind === 'ping') scope.post({ kind: 'pong' } satisfies Answer);
    if (question?.kind !== 'hold') return;
    const { lock } = question;
    const hold = () => {
      scope.post({ kind: 'held', lock } satisfies Answer);
      return new Promise<never>(() => {});
    };
    // Refused in a page without an origin: then it is asked instead.
    const refused = () => scope.post({ kind: 'refused' } satisfies Answer);
    if (navigator.locks) navigator.locks.request(lock, hold).catch(refused);
    else refused();
  });
}

/** For a worker that does not listen for long: says now and then, without being asked, that it is alive. */
export function heartbeat(scope: Endpoint): () => void {
  let last = 0;
  return () => {
    if (performance.now() - last < pingMilliseconds) return;
    last = performance.now();
    scope.post({ kind: 'pong' } satisfies Answer);
  };
}

/**
 * The page's side: calls `died` once when the worker has ended. Returns what ends the watch, and a promise that it
 * has begun: until then the worker must listen.
 */
export function watchLiveness(
  worker: Endpoint,
  onDeath: () => void,
): { stop: () => void; ready: Promise<void> } {
  const watch = new AbortController();
  const { locks } = globalThis.navigator ?? {};
  const lock = `@cnn/core ${Date.now()} ${Math.random()} ${nextLock++}`;
  let unanswered = 0;
  let last = performance.now();
  let isHeld = false;
  let begin = () => {};
  const begun = new Promise<void>((resolve) => (begin = resolve));

  const timer = setInterval(() => {
    const now = performance.now();
    // After sleep, or in a hidden page, time has passed in which nothing could be answered.
    unanswered = now - last > 3 * pingMilliseconds ? 0 : unanswered + 1;
    last = now;
    if (unanswered > mostUnanswered) {
      stop();
      onDeath();
    } else worker.post({ kind: 'ping' } satisfies Question);
  }, pingMilliseconds);

  worker.onMessage((message) => {
    const answer = message as Answer | undefined;
    if (answer?.kind === 'pong') unanswered = 0;
    if (answer?.kind === 'refused') begin();
    if (answer?.kind !== 'held' || answer.lock !== lock || isHeld || watch.signal.aborted) return;
    isHeld = true;
    begin();
    clearInterval(timer);
    locks!.request(lock, { signal: watch.signal }, onDeath).catch(() => {});
  });
  if (locks) worker.post({ kind: 'hold', lock } satisfies Question);
  else begin();

  function stop(): void {
    clearInterval(timer);
    watch.abort();
  }
  return { stop, ready: begun };
}
