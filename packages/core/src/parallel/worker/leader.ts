import type { Dataset } from '../../data/dataset.js';
import { generator, type RandomGenerator } from '../../learning/random/generator.js';
import { permutation } from '../../learning/random/permutation.js';
import type { TrainingState } from '../../plan/modelSpec.js';
import { yieldToEventLoop } from '../../platform/scheduler.js';
import type {
  BatchReader,
  Checkpoint,
  Evaluation,
  FitResult,
  ReportProgress,
  Session,
  SessionFitOptions,
} from '../protocol/session.js';
import { BatchExecutor, type Followers } from './batchExecutor.js';
import { datasetBatches, readBatches, type Batch, type BatchSource } from './batches.js';
import { addBatch, copyBatches } from './evaluatedBatches.js';
import type { Participant } from './participant.js';
import { progressBatcher, type ProgressBatcher } from './progressBatcher.js';
import { workerChoice, type WorkerChoice } from './workerChoice.js';

/** A fit in progress. */
interface Fit {
  data: Dataset | BatchReader;
  validation: Dataset | BatchReader | undefined;
  options: SessionFitOptions;
  random: RandomGenerator;
  progress: ProgressBatcher;
  /** Given where the leader may train alone. */
  choice?: WorkerChoice;
  /** When the last checkpoint was reported, and the bytes that have been read since. */
  lastCheckpoint: number;
  bytesSinceCheckpoint: number;
}

/** An epoch of a fit, as far as it has been computed. */
interface Epoch extends Pick<Checkpoint, 'epoch' | 'trained' | 'validated'> {
  /** The generator's state at its beginning. */
  randomAtStart: number[];
}

type Outcome = FitResult['outcome'];

/** Holds the data and iterates over epochs and batches. */
export class Leader implements Session {
  private queue: Promise<unknown> = Promise.resolve();
  private stopped = false;
  private paused?: Promise<void>;
  private unpause = () => {};
  /** Where it is not that of the optimizer. */
  private learningRate?: number;
  private readonly executor: BatchExecutor;

  constructor(
    participant: Participant,
    capacity: number,
    private readonly state: Pick<TrainingState, 'step' | 'random'>,
    followers: Followers = { sendCommand() {} },
  ) {
    this.executor = new BatchExecutor(participant, capacity, state, followers);
  }

  async fit(
    data: Dataset | BatchReader,
    validation: Dataset | BatchReader | undefined,
    options: SessionFitOptions,
    report: ReportProgress,
  ): Promise<FitResult> {
    const { epochs, resumeFrom } = options;
    const random = generator(this.state.random);
    const progress = progressBatcher(report, resumeFrom?.reportedCount);
    const lastCheckpoint = performance.now();
    const choice = options.choosesWorkers && this.executor.canWorkAlone ? workerChoice() : undefined;
    const given = { data, validation, options, random, progress, choice };
    const fit: Fit = { ...given, lastCheckpoint, bytesSinceCheckpoint: 0 };
    this.learningRate = resumeFrom ? resumeFrom.learningRate : options.learningRate;
    let outcome: Outcome = { kind: 'finished' };
    for (let epoch = resumeFrom?.epoch ?? 0; epoch < epochs && outcome.kind === 'finished'; epoch++)
      outcome = await this.fitEpoch(fit, epoch);
    await progress.flush();
    this.state.random = random.state();
    return { state: await this.exclusive(() => this.executor.readState()), outcome };
  }

  predict(data: Dataset): Promise<Float32Array> {
    return this.exclusive(async () => {
      const { capacity, outputWidth } = this.executor;
      const results = new Float32Array(data.count * outputWidth);
      for (let from = 0; from < data.count; from += capacity) {
        const n = Math.min(capacity, data.count - from);
        results.set(await this.executor.predict({ data, from, n }), from * outputWidth);
      }
      return results;
    });
  }

  evaluate(data: Dataset, before?: Evaluation): Promise<Evaluation> {
    return this.exclusive(async () => {
      const { capacity } = this.executor;
      const total = { ...this.executor.noBatches(), ...before };
      for (let from = 0; from < data.count; from += capacity) {
        const n = Math.min(capacity, data.count - from);
        await this.executor.evaluate({ data, from, n }, total);
      }
      const { count, sums } = total;
      return { values: this.executor.evaluationMetrics(total), count, sums };
    });
  }

  weights(): Promise<Float32Array> {
    return this.exclusive(async () => this.executor.weights());
  }

  trainingState(): Promise<TrainingState> {
    return this.exclusive(() => this.executor.readState());
  }

  pause(): void {
    this.paused ??= new Promise((resolve) => (this.unpause = resolve));
  }

  resume(): void {
    this.unpause();
    this.paused = undefined;
  }

  stop(): void {
    this.stopped = true;
    this.resume();
  }

  close(): void {
    this.executor.close();
  }

  private async fitEpoch(fit: Fit, number: number): Promise<Outcome> {
    const { data, validation, random, progress } = fit;
    const { batchSize, shuffle, resumeFrom } = fit.options;
    const checkpoint = resumeFrom?.epoch === number ? resumeFrom : undefined;
    const epoch: Epoch = {
      epoch: number,
      randomAtStart: random.state(),
      trained: checkpoint ? copyBatches(checkpoint.trained) : this.executor.noBatches(),
      validated: checkpoint?.validated && copyBatches(checkpoint.validated),
    };
    if (!checkpoint) progress.add({ kind: 'epochBegin', epoch: number });
    // Drawn also where training is done, so that later epochs have the same orders.
    const order = shuffle && !('read' in data) ? permutation(data.count, random) : undefined;
    if (!epoch.validated) {
      const batches = 'read' in data ? readBatches(data, number) : datasetBatches(data, batchSize, order);
      const outcome = await this.trainBatches(fit, epoch, batches);
      if (outcome.kind !== 'finished') return outcome;
    }
    const metrics = this.executor.trainingMetrics(epoch.trained);
    const broken = this.executor.firstNonFiniteParameter();
    if (broken) return { kind: 'failed', message: `fit: after epoch ${number}, ${broken} is not finite.` };
    const validated = validation && (await this.validate(fit, epoch, validation));
    if (validation && !validated) return { kind: 'stopped' };
    if (validated && !Number.isFinite(validated[0])) {
      return { kind: 'failed', message: `fit: the validation loss of epoch ${number} is not finite.` };
    }
    this.state.random = random.state();
    progress.add({ kind: 'epochEnd', epoch: number, metrics, validation: validated });
    this.learningRate = (await progress.flush()) ?? this.learningRate;
    return { kind: 'finished' };
  }

  /** Trains on the batches of an epoch that are left. */
  private async trainBatches(fit: Fit, epoch: Epoch, batches: BatchSource): Promise<Outcome> {
    const { trained } = epoch;
    for (;;) {
      await this.reportCheckpoint(fit, epoch);
      if (await this.waitWhilePaused()) return { kind: 'stopped' };
      const batch = await batches(trained.batches);
      if (batch === 'end') return { kind: 'finished' };
      if (batch === 'stop') return { kind: 'stopped' };
      countBytes(fit, fit.data, batch);
      const sums = await this.exclusive(() => this.executor.train(batch, this.learningRate, fit.choice));
      if (!sums) {
        const where = this.executor.describeNonFinite(batch);
        const message = `fit: the loss of batch ${trained.batches} in epoch ${epoch.epoch} is not finite${where}.`;
        return { kind: 'failed', message };
      }
      const metrics = this.executor.trainingMetrics({ sums, count: batch.n });
      fit.progress.add({ kind: 'batchEnd', epoch: epoch.epoch, batch: trained.batches, metrics });
      addBatch(trained, sums, batch.n);
    }
  }

  /** Reports a checkpoint where it is time for one. */
  private async reportCheckpoint(
    fit: Fit,
    { randomAtStart, epoch, trained, validated }: Epoch,
  ): Promise<void> {
    const { checkpointMilliseconds = Infinity, checkpointBytes = Infinity } = fit.options;
    const isTime = performance.now() - fit.lastCheckpoint >= checkpointMilliseconds;
    if (!isTime && fit.bytesSinceCheckpoint < checkpointBytes) return;
    const state = { ...(await this.exclusive(() => this.executor.readState())), random: randomAtStart };
    const checkpoint = {
      state,
      epoch,
      trained: copyBatches(trained),
      validated: validated && copyBatches(validated),
      learningRate: this.learningRate,
      reportedCount: fit.progress.count(),
    };
    fit.progress.add({ kind: 'checkpoint', checkpoint });
    fit.lastCheckpoint = performance.now();
    fit.bytesSinceCheckpoint = 0;
  }

  /** One batch, or one request from outside, at a time. */
  private exclusive<Result>(task: () => Promise<Result>): Promise<Result> {
    const result = this.queue.then(task);
    this.queue = result.catch(() => {});
    return result;
  }

  /** Handles messages and waits while paused; true where training should stop. */
  private async waitWhilePaused(): Promise<boolean> {
    await yieldToEventLoop();
    while (this.paused) await this.paused;
    return this.stopped;
  }

  /** The metrics over the validation data; undefined where training was stopped meanwhile. */
  private async validate(fit: Fit, epoch: Epoch, data: Dataset | BatchReader): Promise<number[] | undefined> {
    const total = (epoch.validated ??= this.executor.noBatches());
    const batches =
      'read' in data ? readBatches(data, epoch.epoch) : datasetBatches(data, this.executor.capacity);
    for (;;) {
      await this.reportCheckpoint(fit, epoch);
      if (await this.waitWhilePaused()) return undefined;
      const batch = await batches(total.batches);
      if (batch === 'end') return this.executor.evaluationMetrics(total);
      if (batch === 'stop') return undefined;
      countBytes(fit, data, batch);
      await this.exclusive(() => this.executor.evaluate(batch, total));
    }
  }
}

/** Counts the bytes of a batch that was read, which the page keeps until the next checkpoint. */
function countBytes(fit: Fit, from: Dataset | BatchReader, { data }: Batch): void {
  if ('read' in from) fit.bytesSinceCheckpoint += data.inputs.byteLength + data.targets.byteLength;
}
