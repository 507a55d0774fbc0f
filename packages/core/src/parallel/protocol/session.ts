import type { Dataset } from '../../data/dataset.js';
import type { TrainingState } from '../../plan/modelSpec.js';

export interface SessionFitOptions {
  epochs: number;
  batchSize: number;
  shuffle: boolean;
  /** Where to go on, default at the beginning. */
  from?: Checkpoint;
  /** The time between checkpoints; left out, there are none. */
  checkpointMilliseconds?: number;
}

/** All that a fit needs to go on from a finished batch. */
export interface Checkpoint {
  /** The generator's state is that at the beginning of the epoch. */
  state: TrainingState;
  epoch: number;
  /** The next batch. */
  batch: number;
  /** The figures of the epoch so far, added up. */
  metricSums: number[];
  /** How much other progress has been told before. */
  reportedCount: number;
}

/** What happens in training, in order. Figures are the loss and then each metric. */
export type Progress =
  | { kind: 'checkpoint'; checkpoint: Checkpoint }
  | { kind: 'epochBegin'; epoch: number }
  | { kind: 'batchEnd'; epoch: number; batch: number; figures: number[] }
  | { kind: 'epochEnd'; epoch: number; figures: number[]; validation?: number[] };

export interface FitResult {
  state: TrainingState;
  outcome: { kind: 'finished' } | { kind: 'stopped' } | { kind: 'failed'; message: string };
}

/** A model at work somewhere: on this thread, or with workers. */
export interface Session {
  /** `report` hears of everything in order; after an epoch's end training waits for it. */
  fit(
    data: Dataset,
    validation: Dataset | undefined,
    options: SessionFitOptions,
    report: (progress: Progress[]) => Promise<void> | void,
  ): Promise<FitResult>;
  /** The outputs of all samples, one behind the other. */
  predict(data: Dataset): Promise<Float32Array>;
  /** The mean figures over all samples. */
  evaluate(data: Dataset): Promise<number[]>;
  /** The weights of a finished batch. */
  weights(): Promise<Float32Array>;
  pause(): void;
  resume(): void;
  /** Ends a fit after the batch it is at. */
  stop(): void;
  close(): void;
}
