import type { ModelSpec } from '../../plan/modelSpec.js';
import { recoverableSession, type RecoverableSession } from './recoverableSession.js';

interface Shared {
  workers: number;
  /** How many requests use the session or wait for it. */
  users: number;
  session: Promise<RecoverableSession>;
  /** Lets the next session open. */
  onClosed: () => void;
}

/**
 * Sessions of one model for requests that may come many at once: those for the same number of workers share a session,
 * and the next session opens when the one before is closed. So a model never starts more workers than one request needs.
 */
export class SharedSession {
  private current?: Shared;
  /** Resolves when the newest session has been closed. */
  private closed: Promise<void> = Promise.resolve();

  /** Calls `request` with a session for `spec`, unless requests use one already. */
  async run<Result>(
    workers: number,
    spec: () => ModelSpec,
    request: (session: RecoverableSession) => Promise<Result>,
  ): Promise<Result> {
    const shared = this.current?.workers === workers ? this.current : this.open(workers, spec());
    shared.users++;
    try {
      return await request(await shared.session);
    } finally {
      shared.users--;
      if (shared.users === 0) await this.close(shared);
    }
  }

  /** Later requests open a new session: the model has changed. */
  invalidate(): void {
    this.current = undefined;
  }

  private open(workers: number, spec: ModelSpec): Shared {
    const session = this.closed.then(() => recoverableSession(spec, workers));
    let onClosed = () => {};
    this.closed = new Promise((resolve) => (onClosed = resolve));
    const shared = { workers, users: 0, session, onClosed };
    return (this.current = shared);
  }

  private async close(shared: Shared): Promise<void> {
    if (this.current === shared) this.current = undefined;
    await (await shared.session).close();
    shared.onClosed();
  }
}
