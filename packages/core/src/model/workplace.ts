import { openSession, sessionHere, suitableWorkers } from '../parallel/openSession.js';
import type { Session } from '../parallel/session.js';
import type { Setup } from '../parallel/setup.js';

/** Above this many samples questions are answered by workers. */
const mostHere = 8;
/** Samples in a batch of predictions. */
const predictCapacity = 32;
/** Samples in a group whose layers are looked at. */
const inspectCapacity = 4;

/** Where a model is put to work: in its running fit, on this thread for what is small, else with workers. */
export class Workplace {
  private fit?: Session;
  private wish: { paused: boolean; stopped: boolean } = { paused: false, stopped: false };
  private here?: { session: Promise<Session>; training: boolean; capacity: number };

  constructor(private readonly setupFor: (capacity: number, training: boolean) => Setup) {}

  /** Opens a session for a fit, and keeps it in reach until `work` is done. */
  async whileFitting<Result>(
    capacity: number,
    workers: number | undefined,
    work: (session: Session) => Promise<Result>,
  ): Promise<Result> {
    this.wish = { paused: false, stopped: false };
    try {
      this.fit = await openSession(this.setupFor(capacity, true), workers ?? suitableWorkers());
      // What was wished for while workers started.
      if (this.wish.paused) this.fit.pause();
      if (this.wish.stopped) this.fit.stop();
      return await work(this.fit);
    } finally {
      this.fit?.close();
      this.fit = undefined;
      this.forget();
    }
  }

  /** Trains on this thread, with what is kept here for the next time. */
  async trainHere<Result>(capacity: number, work: (session: Session) => Promise<Result>): Promise<Result> {
    return work(await this.sessionHere(capacity, true));
  }

  /** Puts a question to the running fit, else to this thread if it is small, else to workers. */
  async ask<Answer>(
    count: number,
    workers: number | undefined,
    question: (session: Session) => Promise<Answer>,
  ): Promise<Answer> {
    if (this.fit) return question(this.fit);
    if (workers === undefined && count <= mostHere) return question(await this.sessionHere(mostHere, false));
    const session = await openSession(this.setupFor(predictCapacity, false), workers ?? suitableWorkers());
    try {
      return await question(session);
    } finally {
      session.close();
    }
  }

  /** For a look at the layers, with the weights of a finished batch. */
  async setupNow(): Promise<Setup> {
    const setup = this.setupFor(inspectCapacity, false);
    return { ...setup, state: { ...setup.state, weights: await this.weights() } };
  }

  /** The weights of a finished batch; not a copy where no fit runs. */
  async weights(): Promise<Float32Array> {
    return this.fit ? this.fit.weights() : this.setupFor(inspectCapacity, false).state.weights;
  }

  pause(): void {
    this.wish.paused = true;
    this.fit?.pause();
  }

  resume(): void {
    this.wish.paused = false;
    this.fit?.resume();
  }

  stop(): void {
    this.wish.stopped = true;
    this.fit?.stop();
  }

  /** Lets go of what is kept on this thread: the model has changed, or is not needed any more. */
  forget(): void {
    this.here = undefined;
  }

  private sessionHere(capacity: number, training: boolean): Promise<Session> {
    const { here } = this;
    if (here && here.training === training && here.capacity >= capacity) return here.session;
    const session = sessionHere(this.setupFor(capacity, training));
    this.here = { session, training, capacity };
    return session;
  }
}
