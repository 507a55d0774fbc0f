import { recoverableSession, type RecoverableSession } from '../parallel/session/recoverableSession.js';
import { localSession, defaultWorkerCount } from '../parallel/session/openSession.js';
import { terminateIdle } from '../parallel/session/pool.js';
import type { Session } from '../parallel/protocol/session.js';
import type { ModelSpec } from '../plan/modelSpec.js';

/** Above this many samples questions are answered by workers. */
const maxLocalSamples = 8;
/** Samples in a batch of predictions. */
const predictCapacity = 32;
/** Samples in a group whose layers are looked at. */
const inspectCapacity = 4;

/** Where a model is put to work: in its running fit, on this thread for what is small, else with workers. */
export class ModelRuntime {
  private fit?: RecoverableSession;
  /** Asked of the running fit, and not answered yet. */
  private readonly pendingRequests = new Set<Promise<unknown>>();
  private localSession?: { session: Promise<Session>; training: boolean; capacity: number };

  constructor(
    private readonly specFor: (capacity: number, training: boolean) => ModelSpec,
    private readonly currentWeights: () => Float32Array,
  ) {}

  /** Opens a session for a fit, and keeps it in reach until `work` is done. */
  async withFitSession<Result>(
    capacity: number,
    workers: number | undefined,
    work: (session: RecoverableSession) => Promise<Result>,
  ): Promise<Result> {
    const session = recoverableSession(this.specFor(capacity, true), workers ?? defaultWorkerCount());
    this.fit = session;
    try {
      return await work(session);
    } finally {
      this.fit = undefined;
      // A session that is closed answers nothing more.
      await Promise.allSettled(this.pendingRequests);
      session.close();
      this.invalidate();
    }
  }

  /** Trains on this thread, with what is kept here for the next time. */
  async trainLocally<Result>(capacity: number, work: (session: Session) => Promise<Result>): Promise<Result> {
    const session = this.openLocalSession(capacity, true);
    try {
      return await work(await session);
    } finally {
      // What was asked meanwhile has been answered by the weights before.
      if (this.localSession?.session !== session) this.invalidate();
    }
  }

  /** Puts a question to the running fit, else to this thread if it is small, else to workers. */
  async run<Answer>(
    count: number,
    workers: number | undefined,
    question: (session: Pick<RecoverableSession, 'predict' | 'evaluate'>) => Promise<Answer>,
  ): Promise<Answer> {
    if (this.fit) return this.runOnFit(question(this.fit));
    if (workers === undefined && count <= maxLocalSamples) {
      const here = await this.openLocalSession(maxLocalSamples, false);
      return question({
        predict: (data) => here.predict(data()),
        evaluate: (data) => here.evaluate(data()),
      });
    }
    const session = recoverableSession(this.specFor(predictCapacity, false), workers ?? defaultWorkerCount());
    try {
      return await question(session);
    } finally {
      session.close();
    }
  }

  /** For a look at the layers, with the weights of a finished batch. */
  async currentSpec(): Promise<ModelSpec> {
    const setup = this.specFor(inspectCapacity, false);
    return { ...setup, state: { ...setup.state, weights: await this.weights() } };
  }

  /** The weights of a finished batch; not a copy where no fit runs. */
  async weights(): Promise<Float32Array> {
    return this.fit ? this.runOnFit(this.fit.weights()) : this.currentWeights();
  }

  pause(): void {
    this.fit?.pause();
  }

  resume(): void {
    this.fit?.resume();
  }

  stop(): void {
    this.fit?.stop();
  }

  /** Ends a running fit, and the workers that have nothing to do. */
  dispose(): void {
    this.stop();
    this.invalidate();
    terminateIdle();
  }

  /** Lets go of what is kept on this thread: the model has changed, or is not needed any more. */
  invalidate(): void {
    this.localSession = undefined;
  }

  private async runOnFit<Answer>(answer: Promise<Answer>): Promise<Answer> {
    this.pendingRequests.add(answer);
    try {
      return await answer;
    } finally {
      this.pendingRequests.delete(answer);
    }
  }

  private openLocalSession(capacity: number, training: boolean): Promise<Session> {
    const { localSession: here } = this;
    if (here && here.training === training && here.capacity >= capacity) return here.session;
    const session = localSession(this.specFor(capacity, training));
    this.localSession = { session, training, capacity };
    return session;
  }
}
