import type { Dataset } from '../../data/dataset.js';
import type { ModelSpec } from '../../plan/modelSpec.js';
import type {
  Checkpoint,
  Evaluation,
  FitResult,
  Progress,
  ReportProgress,
  Session,
  SessionFitOptions,
} from '../protocol/session.js';
import { openSession, WorkerLostError } from './openSession.js';
import type { ReplayableBatches } from './replayableBatches.js';

/** The time between the checkpoints of a fit, and the bytes of batches that are kept in order to read them again. */
export const recovery = { checkpointMilliseconds: 2000, checkpointBytes: 2 ** 26 };

export interface FitData {
  data: Dataset | ReplayableBatches;
  validation?: Dataset | ReplayableBatches;
}

/** A session that requests its data again whenever it needs them: a dataset is transferred to the workers. */
export interface RecoverableSession extends Pick<
  Session,
  'weights' | 'trainingState' | 'pause' | 'resume' | 'stop'
> {
  fit(
    data: () => Promise<FitData>,
    options: Omit<SessionFitOptions, 'resumeFrom' | 'checkpointMilliseconds'>,
    report: ReportProgress,
  ): Promise<FitResult>;
  predict(data: () => Promise<Dataset>): Promise<Float32Array>;
  evaluate(data: () => Promise<Dataset>, before?: Evaluation): Promise<Evaluation>;
  /** Resolves when the workers are back in the pool. */
  close(): Promise<void>;
}

/**
 * A session that survives the loss of its workers. Where one fails or ends, a new group takes over the pending calls: a
 * fit continues from its last checkpoint, and as a repeated batch gives the same bits, its events are reported only
 * once. The first loss since a checkpoint is replaced; each further one leaves a worker fewer, and without any the
 * session continues on this thread.
 */
export function recoverableSession(spec: ModelSpec, workers: number): RecoverableSession {
  let losses = 0;
  let { state } = spec;
  const requested = { paused: false, stopped: false };
  const workerCount = () => Math.max(0, workers - Math.max(0, losses - 1));
  let current = open();

  async function open(): Promise<Session> {
    const session = await openSession({ ...spec, state }, workerCount());
    // What was requested while the workers started.
    if (requested.paused) session.pause();
    if (requested.stopped) session.stop();
    return session;
  }

  /** Calls a session, and where its workers are lost the next one. */
  async function request<Value>(call: (session: Session) => Promise<Value>): Promise<Value> {
    for (;;) {
      const called = current;
      try {
        return await call(await called);
      } catch (reason) {
        if (!(reason instanceof WorkerLostError)) throw reason;
        // Several pending calls lose the same workers.
        if (called !== current) continue;
        losses++;
        current = open();
      }
    }
  }

  const send = (order: (session: Session) => void) => current.then(order, () => {});

  return {
    fit(loadData, options, report) {
      let checkpoint: Checkpoint | undefined;
      /** How many events have been passed on to `report`. */
      let delivered = 0;
      let queue: Promise<number | undefined | void> = Promise.resolve();
      /** The learning rate after each epoch, returned again where the epoch is repeated. */
      const learningRates: (number | undefined | void)[] = [];
      return request(async (session) => {
        let index = checkpoint?.reportedCount ?? 0;
        const resumeFrom = checkpoint;
        const canBeLost = workerCount() > 0;
        const { data, validation } = await loadData();
        for (const batches of [data, validation]) {
          if (batches && 'read' in batches) batches.keep(canBeLost);
        }
        return session.fit(
          data,
          validation,
          { ...options, resumeFrom, ...(canBeLost ? recovery : {}) },
          (progress) => {
            const undelivered: Progress[] = [];
            for (const event of progress) {
              if (event.kind === 'checkpoint') {
                ({ checkpoint } = event);
                ({ state } = checkpoint);
                losses = 0;
                const { epoch, trained, validated } = checkpoint;
                if ('read' in data) data.release(epoch, trained.batches);
                if (validation && 'read' in validation) validation.release(epoch, validated?.batches ?? 0);
              } else if (index++ >= delivered) {
                delivered++;
                undelivered.push(event);
              }
            }
            return (queue = queue.then(async () => {
              const learningRate = await report(undelivered);
              const last = progress.at(-1);
              if (last?.kind !== 'epochEnd') return undefined;
              if (undelivered.includes(last)) learningRates[last.epoch] = learningRate;
              return learningRates[last.epoch];
            }));
          },
        );
      });
    },
    predict: (data) => request(async (session) => session.predict(await data())),
    evaluate: (data, before) => request(async (session) => session.evaluate(await data(), before)),
    weights: () => request((session) => session.weights()),
    trainingState: () => request((session) => session.trainingState()),
    pause() {
      requested.paused = true;
      void send((session) => session.pause());
    },
    resume() {
      requested.paused = false;
      void send((session) => session.resume());
    },
    stop() {
      requested.stopped = true;
      void send((session) => session.stop());
    },
    close: () => send((session) => session.close()),
  };
}

/** Returns `first` once, then creates a new value at each call: the one before has been transferred. */
export function recreateAfterTransfer<Value>(first: Value, create: () => Value): () => Value {
  let available: Value | undefined = first;
  return () => {
    const value = available ?? create();
    available = undefined;
    return value;
  };
}
