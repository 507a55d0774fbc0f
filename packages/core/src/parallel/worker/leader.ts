import { areFinite } from '../../arrays/check.js';
import { allocateSamples, gatherSamples, type Dataset, type Samples } from '../../data/dataset.js';
import { generator, type RandomGenerator } from '../../learning/random/generator.js';
import { permutation } from '../../learning/random/permutation.js';
import type { TrainingState } from '../../plan/modelSpec.js';
import { yieldToEventLoop } from '../../platform/scheduler.js';
import { shardRange } from '../group/shardRange.js';
import type { BatchShard, BatchTask, Command } from '../protocol/protocol.js';
import type {
  BatchReader,
  Checkpoint,
  EvaluatedBatches,
  Evaluation,
  FitResult,
  ReportProgress,
  Session,
  SessionFitOptions,
} from '../protocol/session.js';
import { datasetBatches, readBatches, type Batch, type BatchSource } from './batches.js';
import type { CommandMailbox } from './commandMailbox.js';
import type { Participant } from './participant.js';
import { progressBatcher, type ProgressBatcher } from './progressBatcher.js';
import { workerChoice, type WorkerChoice } from './workerChoice.js';

/**
 * How commands reach the followers: as messages, each with its own samples, or through shared memory. There the leader can
 * also compute batches without them, as the participant `alone`.
 */
export type Followers =
  { sendCommand(rank: number, command: Command): void } | { mailbox: CommandMailbox; alone: Participant };

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

/** The participant that holds the data, iterates over epochs and batches, and sends commands to the followers. */
export class Leader implements Session {
  private queue: Promise<unknown> = Promise.resolve();
  private stopped = false;
  private paused?: Promise<void>;
  private unpause = () => {};
  /** Where it is not that of the optimizer. */
  private learningRate?: number;
  private distributedLearningRate?: number;
  private buffer?: Samples;

  constructor(
    private readonly participant: Participant,
    private readonly capacity: number,
    private readonly state: Pick<TrainingState, 'step' | 'random'>,
    private readonly followers: Followers = { sendCommand() {} },
  ) {}

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
    const choice = options.choosesWorkers && 'mailbox' in this.followers ? workerChoice() : undefined;
    const given = { data, validation, options, random, progress, choice };
    const fit: Fit = { ...given, lastCheckpoint, bytesSinceCheckpoint: 0 };
    this.learningRate = resumeFrom ? resumeFrom.learningRate : options.learningRate;
    let outcome: Outcome = { kind: 'finished' };
    for (let epoch = resumeFrom?.epoch ?? 0; epoch < epochs && outcome.kind === 'finished'; epoch++)
      outcome = await this.fitEpoch(fit, epoch);
    await progress.flush();
    this.state.random = random.state();
    return { state: await this.exclusive(() => this.readState()), outcome };
  }

  predict(data: Dataset): Promise<Float32Array> {
    return this.exclusive(async () => {
      const { output, kernels } = this.participant.plan;
      const results = new Float32Array(data.count * output.width);
      for (let from = 0; from < data.count; from += this.capacity) {
        const n = Math.min(this.capacity, data.count - from);
        await this.predictBatch({ data, from, n });
        results.set(
          kernels.memory.subarray(output.start, output.start + n * output.width),
          from * output.width,
        );
      }
      return results;
    });
  }

  evaluate(data: Dataset, before?: Evaluation): Promise<Evaluation> {
    return this.exclusive(async () => {
      const total = { batches: 0, count: before?.count ?? 0, sums: before?.sums ?? this.zeroMetrics() };
      for (let from = 0; from < data.count; from += this.capacity) {
        const n = Math.min(this.capacity, data.count - from);
        await this.evaluateBatch({ data, from, n }, total);
      }
      const { count, sums } = total;
      return { values: this.finalizeEvaluation(total), count, sums };
    });
  }

  weights(): Promise<Float32Array> {
    return this.exclusive(async () => this.readBlock(this.participant.plan.weights.start));
  }

  trainingState(): Promise<TrainingState> {
    return this.exclusive(() => this.readState());
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
    this.broadcast({ kind: 'end' });
  }

  private async fitEpoch(fit: Fit, number: number): Promise<Outcome> {
    const { data, validation, random, progress } = fit;
    const { batchSize, shuffle, resumeFrom } = fit.options;
    const { plan } = this.participant;
    const checkpoint = resumeFrom?.epoch === number ? resumeFrom : undefined;
    const epoch: Epoch = {
      epoch: number,
      randomAtStart: random.state(),
      trained: checkpoint ? copyBatches(checkpoint.trained) : this.noBatches(),
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
    const metrics = plan.finalizeMetrics(epoch.trained.sums, epoch.trained.count);
    const broken = this.firstNonFiniteParameter();
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
    const { plan } = this.participant;
    const { trained } = epoch;
    for (;;) {
      await this.reportCheckpoint(fit, epoch);
      if (await this.waitWhilePaused()) return { kind: 'stopped' };
      const batch = await batches(trained.batches);
      if (batch === 'end') return { kind: 'finished' };
      if (batch === 'stop') return { kind: 'stopped' };
      countBytes(fit, fit.data, batch);
      const sums = await this.exclusive(() => this.trainBatch(batch, fit.choice));
      if (!sums) {
        const where = this.describeNonFinite(batch);
        const message = `fit: the loss of batch ${trained.batches} in epoch ${epoch.epoch} is not finite${where}.`;
        return { kind: 'failed', message };
      }
      const metrics = plan.finalizeMetrics(sums, batch.n);
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
    const state = { ...(await this.exclusive(() => this.readState())), random: randomAtStart };
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

  /**
   * Gives all participants the learning rate, where it has changed. It is called for a batch, after messages have been
   * handled: a worker that waits for the others handles none, such as the end of an earlier group of theirs.
   */
  private async distributeLearningRate(): Promise<void> {
    const { learningRate } = this;
    if (learningRate === undefined || learningRate === this.distributedLearningRate) return;
    this.distributedLearningRate = learningRate;
    this.broadcast({ kind: 'setLearningRate', learningRate });
    await this.participant.setLearningRate(learningRate);
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

  /** The sums of the batch's metrics, or undefined where its loss is not finite. */
  private async trainBatch(batch: Batch, choice?: WorkerChoice): Promise<number[] | undefined> {
    await this.distributeLearningRate();
    const start = performance.now();
    const { n } = batch;
    const step = this.state.step + 1;
    const task: BatchTask = { n, step, computeMetrics: true };
    // Of the weights before the update, which followers may begin without this participant.
    const penalty = this.participant.plan.penalty();
    const alone = choice?.isAlone && 'mailbox' in this.followers ? this.followers.alone : undefined;
    if (alone) this.loadBatch(batch);
    else this.distributeBatch(task, batch);
    if (!(await (alone ?? this.participant).train(task))) return undefined;
    choice?.record(n, performance.now() - start);
    this.state.step = step;
    const sums = this.sumMetrics(n);
    sums[0] += n * penalty;
    return sums;
  }

  /** The end of an error message: the first layer whose values are not finite. */
  private describeNonFinite({ data, order, from, n }: Batch): string {
    const batch = { n, ...gatherSamples(data, order, from, from + n, allocateSamples(data, n)) };
    const layer = this.participant.firstNonFiniteLayer(batch, this.state.step + 1);
    if (layer === undefined) return '';
    if (layer < 0) return '; its inputs are not';
    const { kind } = this.participant.plan.layers[layer];
    return `; the first values that are not are those of layer ${layer}, ${kind}`;
  }

  /** Which parameter holds a weight that is not finite; undefined where none does. */
  private firstNonFiniteParameter(): string | undefined {
    const { parameters, layers, weights, kernels } = this.participant.plan;
    const found = parameters.find(({ start, size }) => {
      const first = weights.start + start;
      return !areFinite(kernels.memory.subarray(first, first + size));
    });
    return found && `${found.name} of layer ${found.layer}, ${layers[found.layer].kind},`;
  }

  private async predictBatch(batch: Batch): Promise<void> {
    const task: BatchTask = { n: batch.n, step: 0, computeMetrics: batch.data.targetWidth > 0 };
    this.distributeBatch(task, batch);
    await this.participant.predict(task);
  }

  /** The metrics over the validation data; undefined where training was stopped meanwhile. */
  private async validate(fit: Fit, epoch: Epoch, data: Dataset | BatchReader): Promise<number[] | undefined> {
    const total = (epoch.validated ??= this.noBatches());
    const batches = 'read' in data ? readBatches(data, epoch.epoch) : datasetBatches(data, this.capacity);
    for (;;) {
      await this.reportCheckpoint(fit, epoch);
      if (await this.waitWhilePaused()) return undefined;
      const batch = await batches(total.batches);
      if (batch === 'end') return this.finalizeEvaluation(total);
      if (batch === 'stop') return undefined;
      countBytes(fit, data, batch);
      await this.exclusive(() => this.evaluateBatch(batch, total));
    }
  }

  /** The mean loss with what the weights add to it, and each metric, from their sums. */
  private finalizeEvaluation({ sums, count }: EvaluatedBatches): number[] {
    const { plan } = this.participant;
    const [loss, ...metrics] = plan.finalizeMetrics(sums, count);
    return [loss + plan.penalty(), ...metrics];
  }

  /** Adds the metrics of one batch to `total`. */
  private async evaluateBatch(batch: Batch, total: EvaluatedBatches): Promise<void> {
    await this.predictBatch(batch);
    addBatch(total, this.sumMetrics(batch.n), batch.n);
  }

  /** Gives every participant its samples of a batch, and the followers the command to compute them. */
  private distributeBatch(task: BatchTask, batch: Batch): void {
    const { data, order, from: first, n } = batch;
    const shard = ([from, to]: [number, number], buffer: Samples): BatchShard => ({
      n,
      ...gatherSamples(data, order, first + from, first + to, buffer),
    });
    if ('mailbox' in this.followers) {
      this.loadBatch(batch);
      task.phase = this.participant.beginBatch();
      return this.followers.mailbox.post({ kind: 'batch', task });
    }
    const { worldSize } = this.participant;
    for (let rank = 1; rank < worldSize; rank++) {
      const [from, to] = shardRange(n, rank, worldSize);
      // A new buffer for each, as it is transferred.
      const samples = shard([from, to], allocateSamples(data, to - from));
      this.followers.sendCommand(rank, { kind: 'batch', task, shard: samples });
    }
    this.participant.load(shard(shardRange(n, 0, worldSize), this.batchBuffer(data)));
  }

  /** Copies all samples of a batch into an arena that is shared. */
  private loadBatch({ data, order, from, n }: Batch): void {
    this.participant.load({
      n,
      ...gatherSamples(data, order, from, from + n, this.batchBuffer(data)),
    });
  }

  /** A buffer for the leader's own samples, kept for the next batch of the same kind. */
  private batchBuffer(data: Dataset): Samples {
    const { buffer, capacity } = this;
    const isSuitable =
      buffer?.inputs.constructor === data.inputs.constructor &&
      buffer.targets.length === capacity * data.targetWidth;
    return isSuitable ? buffer : (this.buffer = allocateSamples(data, capacity));
  }

  private broadcast(command: Command): void {
    if ('mailbox' in this.followers) return this.followers.mailbox.post(command);
    for (let rank = 1; rank < this.participant.worldSize; rank++) this.followers.sendCommand(rank, command);
  }

  private noBatches(): EvaluatedBatches {
    return { batches: 0, count: 0, sums: this.zeroMetrics() };
  }

  private zeroMetrics(): number[] {
    return new Array<number>(this.participant.plan.metricSums.width).fill(0);
  }

  /** The sum of the loss, and of what each metric adds up, over the n samples in their order. */
  private sumMetrics(n: number): number[] {
    const { metricSums, kernels } = this.participant.plan;
    const sums = this.zeroMetrics();
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < metricSums.width; j++)
        sums[j] += kernels.memory[metricSums.start + i * metricSums.width + j];
    }
    return sums;
  }

  private async readState(): Promise<TrainingState> {
    this.broadcast({ kind: 'gatherSlots' });
    await this.participant.gatherSlots();
    const { weights, slots } = this.participant.plan;
    return {
      weights: this.readBlock(weights.start),
      slots: slots.map((slot) => this.readBlock(slot)),
      step: this.state.step,
      random: this.state.random,
    };
  }

  private readBlock(start: number): Float32Array {
    const { weights, kernels } = this.participant.plan;
    return kernels.memory.slice(start, start + weights.length);
  }
}

/** Adds the sums of a batch of n samples to those of the batches before. */
function addBatch(total: EvaluatedBatches, sums: readonly number[], n: number): void {
  total.batches++;
  total.count += n;
  sums.forEach((sum, i) => (total.sums[i] += sum));
}

/** Counts the bytes of a batch that was read, which the page keeps until the next checkpoint. */
function countBytes(fit: Fit, from: Dataset | BatchReader, { data }: Batch): void {
  if ('read' in from) fit.bytesSinceCheckpoint += data.inputs.byteLength + data.targets.byteLength;
}

function copyBatches(batches: EvaluatedBatches): EvaluatedBatches {
  return { ...batches, sums: [...batches.sums] };
}
