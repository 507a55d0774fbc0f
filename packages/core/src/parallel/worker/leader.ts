import { areFinite } from '../../arrays/check.js';
import { allocateSamples, gatherSamples, type Dataset, type Samples } from '../../data/dataset.js';
import { generator, type RandomGenerator } from '../../learning/random/generator.js';
import { permutation } from '../../learning/random/permutation.js';
import type { TrainingState } from '../../plan/modelSpec.js';
import { yieldToEventLoop } from '../../platform/scheduler.js';
import { shardRange } from '../group/shardRange.js';
import type { BatchShard, BatchTask, Command } from '../protocol/protocol.js';
import type { FitResult, ReportProgress, Session, SessionFitOptions } from '../protocol/session.js';
import type { CommandMailbox } from './commandMailbox.js';
import type { Participant } from './participant.js';
import { progressBatcher, type ProgressBatcher } from './progressBatcher.js';

/** How commands reach the followers: as messages, each with its own samples, or through shared memory. */
export type Followers = { sendCommand(rank: number, command: Command): void } | { mailbox: CommandMailbox };

/** A fit in progress. */
interface Fit {
  data: Dataset;
  validation: Dataset | undefined;
  options: SessionFitOptions;
  random: RandomGenerator;
  progress: ProgressBatcher;
  /** When the last checkpoint was reported. */
  lastCheckpoint: number;
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
  private buffer?: { data: Dataset; samples: Samples };

  constructor(
    private readonly participant: Participant,
    private readonly capacity: number,
    private readonly state: Pick<TrainingState, 'step' | 'random'>,
    private readonly followers: Followers = { sendCommand() {} },
  ) {}

  async fit(
    data: Dataset,
    validation: Dataset | undefined,
    options: SessionFitOptions,
    report: ReportProgress,
  ): Promise<FitResult> {
    const { epochs, resumeFrom } = options;
    const random = generator(this.state.random);
    const progress = progressBatcher(report, resumeFrom?.reportedCount);
    const fit: Fit = { data, validation, options, random, progress, lastCheckpoint: performance.now() };
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
        await this.predictBatch(data, from, n);
        results.set(
          kernels.memory.subarray(output.start, output.start + n * output.width),
          from * output.width,
        );
      }
      return results;
    });
  }

  evaluate(data: Dataset): Promise<number[]> {
    return this.exclusive(async () => {
      const sums = this.zeroMetrics();
      for (let from = 0; from < data.count; from += this.capacity) await this.evaluateBatch(data, from, sums);
      return this.finalizeEvaluation(sums, data.count);
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

  private async fitEpoch(fit: Fit, epoch: number): Promise<Outcome> {
    const { data, validation, random, progress } = fit;
    const { batchSize, shuffle, resumeFrom, checkpointMilliseconds = Infinity } = fit.options;
    const { plan } = this.participant;
    const checkpoint = resumeFrom?.epoch === epoch ? resumeFrom : undefined;
    const randomAtStart = random.state();
    if (!checkpoint) progress.add({ kind: 'epochBegin', epoch });
    const order = shuffle ? permutation(data.count, random) : undefined;
    const metricSums = checkpoint ? [...checkpoint.metricSums] : this.zeroMetrics();
    for (let batch = checkpoint?.batch ?? 0; batch * batchSize < data.count; batch++) {
      if (performance.now() - fit.lastCheckpoint >= checkpointMilliseconds) {
        const state = { ...(await this.exclusive(() => this.readState())), random: randomAtStart };
        const position = {
          epoch,
          batch,
          learningRate: this.learningRate,
          metricSums: [...metricSums],
          reportedCount: progress.count(),
        };
        progress.add({ kind: 'checkpoint', checkpoint: { state, ...position } });
        fit.lastCheckpoint = performance.now();
      }
      if (await this.waitWhilePaused()) return { kind: 'stopped' };
      const from = batch * batchSize;
      const n = Math.min(batchSize, data.count - from);
      const sums = await this.exclusive(() => this.trainBatch(data, order, from, n));
      if (!sums) {
        const where = this.describeNonFinite(data, order, from, n);
        const message = `fit: the loss of batch ${batch} in epoch ${epoch} is not finite${where}.`;
        return { kind: 'failed', message };
      }
      sums.forEach((sum, i) => (metricSums[i] += sum));
      progress.add({ kind: 'batchEnd', epoch, batch, metrics: plan.finalizeMetrics(sums, n) });
    }
    const metrics = plan.finalizeMetrics(metricSums, data.count);
    const broken = this.firstNonFiniteParameter();
    if (broken) return { kind: 'failed', message: `fit: after epoch ${epoch}, ${broken} is not finite.` };
    const validated = validation && (await this.validate(validation));
    if (validation && !validated) return { kind: 'stopped' };
    if (validated && !Number.isFinite(validated[0])) {
      return { kind: 'failed', message: `fit: the validation loss of epoch ${epoch} is not finite.` };
    }
    this.state.random = random.state();
    progress.add({ kind: 'epochEnd', epoch, metrics, validation: validated });
    this.learningRate = (await progress.flush()) ?? this.learningRate;
    return { kind: 'finished' };
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
  private async trainBatch(
    data: Dataset,
    order: Uint32Array | undefined,
    from: number,
    n: number,
  ): Promise<number[] | undefined> {
    await this.distributeLearningRate();
    const step = this.state.step + 1;
    const task = { n, step, computeMetrics: true };
    this.distributeBatch(task, data, order, from);
    // Of the weights before the update, which no follower begins before this participant.
    const penalty = this.participant.plan.penalty();
    if (!(await this.participant.train(task))) return undefined;
    this.state.step = step;
    const sums = this.sumMetrics(n);
    sums[0] += n * penalty;
    return sums;
  }

  /** The end of an error message: the first layer whose values are not finite. */
  private describeNonFinite(data: Dataset, order: Uint32Array | undefined, from: number, n: number): string {
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

  private async predictBatch(data: Dataset, from: number, n: number): Promise<void> {
    const task = { n, step: 0, computeMetrics: data.targetWidth > 0 };
    this.distributeBatch(task, data, undefined, from);
    await this.participant.predict(task);
  }

  /** The metrics over the validation data; undefined where training was stopped meanwhile. */
  private async validate(data: Dataset): Promise<number[] | undefined> {
    const sums = this.zeroMetrics();
    for (let from = 0; from < data.count; from += this.capacity) {
      if (await this.waitWhilePaused()) return undefined;
      await this.exclusive(() => this.evaluateBatch(data, from, sums));
    }
    return this.finalizeEvaluation(sums, data.count);
  }

  /** The mean loss with what the weights add to it, and each metric, from their sums. */
  private finalizeEvaluation(sums: readonly number[], count: number): number[] {
    const { plan } = this.participant;
    const [loss, ...metrics] = plan.finalizeMetrics(sums, count);
    return [loss + plan.penalty(), ...metrics];
  }

  /** Adds the metrics of one batch, whose samples begin at `from`, to `total`. */
  private async evaluateBatch(data: Dataset, from: number, total: number[]): Promise<void> {
    const n = Math.min(this.capacity, data.count - from);
    await this.predictBatch(data, from, n);
    this.sumMetrics(n).forEach((sum, i) => (total[i] += sum));
  }

  /** Gives every participant its samples of a batch, and the followers the command to compute them. */
  private distributeBatch(
    task: BatchTask,
    data: Dataset,
    order: Uint32Array | undefined,
    first: number,
  ): void {
    const { n } = task;
    const shard = ([from, to]: [number, number], buffer: Samples): BatchShard => ({
      n,
      ...gatherSamples(data, order, first + from, first + to, buffer),
    });
    if ('mailbox' in this.followers) {
      this.participant.load(shard([0, n], this.batchBuffer(data)));
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

  /** A buffer for the leader's own samples, kept for the next batch of the same data. */
  private batchBuffer(data: Dataset): Samples {
    if (this.buffer?.data !== data) this.buffer = { data, samples: allocateSamples(data, this.capacity) };
    return this.buffer.samples;
  }

  private broadcast(command: Command): void {
    if ('mailbox' in this.followers) return this.followers.mailbox.post(command);
    for (let rank = 1; rank < this.participant.worldSize; rank++) this.followers.sendCommand(rank, command);
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
