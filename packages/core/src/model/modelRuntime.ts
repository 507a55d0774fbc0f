import type { Dataset } from '../data/dataset.js';
import { localSession } from '../parallel/session/openSession.js';
import { defaultWorkerCount } from '../parallel/session/workerCount.js';
import { terminateIdle } from '../parallel/session/workerPool.js';
import { recoverableSession, type RecoverableSession } from '../parallel/session/recoverableSession.js';
import { SharedSession } from '../parallel/session/sharedSession.js';
import type { Session } from '../parallel/protocol/session.js';
import type { ModelSpec, TrainingState } from '../plan/modelSpec.js';

/** Samples in a batch of predictions. */
export const predictCapacity = 32;
/** The same where there are only a few, which needs less memory. */
const fewSamples = 8;
/** Requests expected to take at most this long are computed on the calling thread, in slices. */
const maxLocalMilliseconds = 20;
/** Requests for more samples are never computed on the calling thread by default. */
const maxLocalSamples = 1000;
/** Samples in a batch of `layerOutputs` and `layerGradients`. */
const inspectCapacity = 4;

/** What executes a model: its running fit, the calling thread for what is quickly done, or else workers. */
export class ModelRuntime {
  private fit?: RecoverableSession;
  /** Requests that the running fit has not answered yet. */
  private readonly pendingRequests = new Set<Promise<unknown>>();
  /** Kept for the next request on the calling thread. */
  private localSession?: { session: Promise<Session>; training: boolean; capacity: number };
  /** The quickest request so far on the calling thread. */
  private millisecondsPerSample?: number;
  private readonly workerSession = new SharedSession();

  constructor(
    private readonly specFor: (capacity: number, training: boolean) => ModelSpec,
    private readonly currentState: () => TrainingState,
  ) {}

  /** Opens a session for a fit, which other requests can use until `work` is done. */
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
      // A closed session answers no requests.
      await Promise.allSettled(this.pendingRequests);
      await session.close();
      this.invalidate();
    }
  }

  /** Trains on the calling thread, in a session that is kept for the next time. */
  async trainLocally<Result>(capacity: number, work: (session: Session) => Promise<Result>): Promise<Result> {
    const session = this.openLocalSession(capacity, true);
    try {
      return await work(await session);
    } finally {
      // A request during the training has opened a session with the weights before it.
      if (this.localSession?.session !== session) this.invalidate();
    }
  }

  /**
   * Predicts or evaluates.
   *
   * @param count the number of samples, Infinity where it is not known
   */
  async run<Result>(
    count: number,
    workers: number | undefined,
    request: (session: Pick<RecoverableSession, 'predict' | 'evaluate'>) => Promise<Result>,
  ): Promise<Result> {
    if (this.fit) return this.runOnFit(request(this.fit));
    if (workers === 0 || (workers === undefined && this.isQuickLocally(count))) {
      return this.runLocally(count, request);
    }
    const spec = () => this.specFor(predictCapacity, false);
    return this.workerSession.run(workers ?? defaultWorkerCount(), spec, request);
  }

  /** For `layerOutputs` and `layerGradients`, with the weights of a finished batch. */
  async currentSpec(): Promise<ModelSpec> {
    const spec = this.specFor(inspectCapacity, false);
    return { ...spec, state: { ...spec.state, weights: await this.weights() } };
  }

  /** The weights of a finished batch; not a copy where no fit is running. */
  async weights(): Promise<Float32Array> {
    return this.fit ? this.runOnFit(this.fit.weights()) : this.currentState().weights;
  }

  /** The state after a finished batch; not a copy where no fit is running. */
  async state(): Promise<TrainingState> {
    return this.fit ? this.runOnFit(this.fit.trainingState()) : this.currentState();
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

  /** Ends a running fit, and the workers that are idle. */
  dispose(): void {
    this.stop();
    this.invalidate();
    terminateIdle();
  }

  /** Later requests take new sessions: the model has changed, or is no longer needed. */
  invalidate(): void {
    this.localSession = undefined;
    this.workerSession.invalidate();
  }

  /** Until the time per sample is known, for up to one batch. */
  private isQuickLocally(count: number): boolean {
    if (this.millisecondsPerSample === undefined || count <= fewSamples) return count <= predictCapacity;
    return count <= maxLocalSamples && count * this.millisecondsPerSample <= maxLocalMilliseconds;
  }

  private async runLocally<Result>(
    count: number,
    request: (session: Pick<RecoverableSession, 'predict' | 'evaluate'>) => Promise<Result>,
  ): Promise<Result> {
    const opened = this.openLocalSession(count <= fewSamples ? fewSamples : predictCapacity, false);
    const timed = async <Value>(data: () => Promise<Dataset>, call: (dataset: Dataset) => Promise<Value>) => {
      const dataset = await data();
      const start = performance.now();
      const value = await call(dataset);
      const milliseconds = (performance.now() - start) / dataset.count;
      this.millisecondsPerSample = Math.min(this.millisecondsPerSample ?? Infinity, milliseconds);
      return value;
    };
    const session = await opened;
    return request({
      predict: (data) => timed(data, (dataset) => session.predict(dataset)),
      evaluate: (data, before) => timed(data, (dataset) => session.evaluate(dataset, before)),
    });
  }

  private async runOnFit<Result>(result: Promise<Result>): Promise<Result> {
    this.pendingRequests.add(result);
    try {
      return await result;
    } finally {
      this.pendingRequests.delete(result);
    }
  }

  private openLocalSession(capacity: number, training: boolean): Promise<Session> {
    const kept = this.localSession;
    if (kept && kept.training === training && kept.capacity >= capacity) return kept.session;
    const session = localSession(this.specFor(capacity, training));
    this.localSession = { session, training, capacity };
    return session;
  }
}
