import type { Dataset } from '../../data/dataset.js';
import type { TrainingState } from '../../plan/modelSpec.js';

export interface SessionFitOptions {
  epochs: number;
  batchSize: number;
  shuffle: boolean;
  /** Whether workers that share memory leave batches to the first of them where that is faster. Default false. */
  choosesWorkers?: boolean;
  /** The learning rate to begin with; without it that of the optimizer. */
  learningRate?: number;
  /** Default: the fit starts with the first batch of the first epoch. */
  resumeFrom?: Checkpoint;
  /** The time between checkpoints, and the bytes of batches read; without them there are none. */
  checkpointMilliseconds?: number;
  checkpointBytes?: number;
}

/** Batches that are read one by one, since they may be too many to hold. */
export interface BatchReader {
  /**
   * Batch `index` of a pass, which is an epoch. Passes, and the batches of each, are read in order, but batches since the
   * last checkpoint may be read again. `stop` where there is a reason to end the fit. Never rejects.
   */
  read(pass: number, index: number): Promise<BatchReply>;
}
export type BatchReply = { kind: 'batch'; batch: Dataset } | { kind: 'end' } | { kind: 'stop' };

/** Batches whose metrics have been added up, in order. */
export interface EvaluatedBatches {
  /** The number of batches, of which the next has this index. */
  batches: number;
  /** The number of samples in them. */
  count: number;
  /** Sums of the loss and the metrics over these samples. */
  sums: number[];
}

/** The loss and each metric over some samples, with the sums that they are computed from. */
export interface Evaluation extends Pick<EvaluatedBatches, 'count' | 'sums'> {
  values: number[];
}

/** What a fit needs to continue after a finished batch. */
export interface Checkpoint {
  /** Its generator's state is that at the beginning of the epoch. */
  state: TrainingState;
  epoch: number;
  /** The batches of the epoch so far. */
  trained: EvaluatedBatches;
  /** Those of its validation; undefined before it. */
  validated?: EvaluatedBatches;
  learningRate: number | undefined;
  /** How many events have been reported before, checkpoints not counted. */
  reportedCount: number;
}

/** The events of a fit, in order. `metrics` and `validation` are the loss, then each metric. */
export type Progress =
  | { kind: 'checkpoint'; checkpoint: Checkpoint }
  | { kind: 'epochBegin'; epoch: number }
  | { kind: 'batchEnd'; epoch: number; batch: number; metrics: number[] }
  | { kind: 'epochEnd'; epoch: number; metrics: number[]; validation?: number[] };

/**
 * Receives every event in order. After the end of an epoch, which is the last of its list, training waits for it and goes
 * on with the learning rate that it returns; undefined for the same as before.
 */
export type ReportProgress = (progress: Progress[]) => Promise<number | undefined | void> | void;

export interface FitResult {
  state: TrainingState;
  outcome: { kind: 'finished' } | { kind: 'stopped' } | { kind: 'failed'; message: string };
}

/** A compiled model that can be executed: on this thread, or by workers. */
export interface Session {
  fit(
    data: Dataset | BatchReader,
    validation: Dataset | BatchReader | undefined,
    options: SessionFitOptions,
    report: ReportProgress,
  ): Promise<FitResult>;
  /** The outputs of all samples, one after the other. */
  predict(data: Dataset): Promise<Float32Array>;
  /** The mean loss and metrics over all samples, and those of an evaluation before. */
  evaluate(data: Dataset, before?: Evaluation): Promise<Evaluation>;
  /** The weights after a finished batch. */
  weights(): Promise<Float32Array>;
  /** The state after a finished batch; that of its generator is the one after the last finished epoch. */
  trainingState(): Promise<TrainingState>;
  pause(): void;
  resume(): void;
  /** Ends a fit after its current batch. */
  stop(): void;
  close(): void;
}
