import type { Dataset } from '../../data/dataset.js';
import { openSession, WorkerLostError } from './openSession.js';
import type { Checkpoint, SessionFitOptions, FitResult, Progress, Session } from '../protocol/session.js';
import type { ModelSpec } from '../../plan/modelSpec.js';

/** How often a fit leaves a state to go on from. */
export const recovery = { checkpointMilliseconds: 2000 };

/** What a fit learns from and is judged by. */
export interface FitData {
  data: Dataset;
  validation?: Dataset;
}

/** A session that takes its data as often as it needs it. */
export interface RecoverableSession extends Pick<Session, 'weights' | 'pause' | 'resume' | 'stop' | 'close'> {
  fit(
    data: () => Promise<FitData>,
    options: Pick<SessionFitOptions, 'epochs' | 'batchSize' | 'shuffle'>,
    report: (progress: Progress[]) => Promise<void> | void,
  ): Promise<FitResult>;
  predict(data: () => Dataset): Promise<Float32Array>;
  evaluate(data: () => Dataset): Promise<number[]>;
}

/**
 * A session that outlives its workers. Where one fails or ends, others take up what was asked: a fit goes on from its
 * last checkpoint, and what it does again gives the same bits, so that nobody hears of it twice. The first loss
 * since a checkpoint is made good; each further one takes a worker fewer, and with none left the work is done on
 * this thread.
 */
export function recoverableSession(setup: ModelSpec, workers: number): RecoverableSession {
  let lost = 0;
  let { state } = setup;
  const requested = { paused: false, stopped: false };
  const workersNow = () => Math.max(0, workers - Math.max(0, lost - 1));
  let current = open();

  async function open(): Promise<Session> {
    const session = await openSession({ ...setup, state }, workersNow());
    // What was wished for while workers started.
    if (requested.paused) session.pause();
    if (requested.stopped) session.stop();
    return session;
  }

  async function request<Answer>(question: (session: Session) => Promise<Answer>): Promise<Answer> {
    for (;;) {
      const asked = current;
      try {
        return await question(await asked);
      } catch (reason) {
        if (!(reason instanceof WorkerLostError)) throw reason;
        if (asked !== current) continue;
        lost++;
        current = open();
      }
    }
  }

  const send = (order: (session: Session) => void) => void current.then(order, () => {});

  return {
    fit(make, options, report) {
      let checkpoint: Checkpoint | undefined;
      let delivered = 0;
      let turn: Promise<void> = Promise.resolve();
      const { checkpointMilliseconds } = recovery;
      return request(async (session) => {
        let at = checkpoint?.reportedCount ?? 0;
        const from = checkpoint;
        const { data, validation } = await make();
        return session.fit(
          data,
          validation,
          { ...options, from, checkpointMilliseconds: workersNow() > 0 ? checkpointMilliseconds : undefined },
          (progress) => {
            const news: Progress[] = [];
            for (const event of progress) {
              if (event.kind === 'checkpoint') {
                ({ checkpoint } = event);
                ({ state } = checkpoint);
                lost = 0;
              } else if (at++ >= delivered) {
                delivered++;
                news.push(event);
              }
            }
            return (turn = turn.then(() => report(news)));
          },
        );
      });
    },
    predict: (data) => request((session) => session.predict(data())),
    evaluate: (data) => request((session) => session.evaluate(data())),
    weights: () => request((session) => session.weights()),
    pause() {
      requested.paused = true;
      send((session) => session.pause());
    },
    resume() {
      requested.paused = false;
      send((session) => session.resume());
    },
    stop() {
      requested.stopped = true;
      send((session) => session.stop());
    },
    close: () => send((session) => session.close()),
  };
}

/** Gives what is there, and what is made anew whenever that has been handed over. */
export function recreateAfterTransfer<Made>(first: Made, make: () => Made): () => Made {
  let ready: Made | undefined = first;
  return () => {
    const given = ready ?? make();
    ready = undefined;
    return given;
  };
}
