import { areFinite } from '../../arrays/check.js';
import { allocateSamples, gatherSamples, type Dataset, type Samples } from '../../data/dataset.js';
import type { TrainingState } from '../../plan/modelSpec.js';
import { shardRange } from '../group/shardRange.js';
import type { BatchShard, BatchTask, Command } from '../protocol/protocol.js';
import type { EvaluatedBatches } from '../protocol/session.js';
import type { Batch } from './batches.js';
import type { CommandMailbox } from './commandMailbox.js';
import { addBatch } from './evaluatedBatches.js';
import type { Participant } from './participant.js';
import type { WorkerChoice } from './workerChoice.js';

/**
 * How commands reach the followers: as messages, each with its own samples, or through shared memory. There the leader can
 * also compute batches without them, as the participant `alone`.
 */
export type Followers =
  { sendCommand(rank: number, command: Command): void } | { mailbox: CommandMailbox; alone: Participant };

/** Computes batches, one at a time, as the participant that gives the others their samples and commands. */
export class BatchExecutor {
  private distributedLearningRate?: number;
  private buffer?: Samples;

  /**
   * @param capacity the most samples of a batch
   * @param state `step` is counted up by training
   */
  constructor(
    private readonly participant: Participant,
    readonly capacity: number,
    private readonly state: Pick<TrainingState, 'step' | 'random'>,
    private readonly followers: Followers,
  ) {}

  get outputWidth(): number {
    return this.participant.plan.output.width;
  }

  /** Whether batches can be computed without the followers. */
  get canWorkAlone(): boolean {
    return 'mailbox' in this.followers;
  }

  /**
   * One step of training.
   *
   * @param learningRate that of this batch and the next ones; undefined for the same as before
   * @returns the sums of the batch's metrics, or undefined where its loss is not finite
   */
  async train(
    batch: Batch,
    learningRate: number | undefined,
    choice?: WorkerChoice,
  ): Promise<number[] | undefined> {
    await this.distributeLearningRate(learningRate);
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

  /** Adds the metrics of one batch to `total`. */
  async evaluate(batch: Batch, total: EvaluatedBatches): Promise<void> {
    await this.forward(batch);
    addBatch(total, this.sumMetrics(batch.n), batch.n);
  }

  /** The outputs of a batch, until the next one is computed. */
  async predict(batch: Batch): Promise<Float32Array> {
    await this.forward(batch);
    const { output, kernels } = this.participant.plan;
    return kernels.memory.subarray(output.start, output.start + batch.n * output.width);
  }

  /** The end of an error message: the first layer whose values are not finite. */
  describeNonFinite({ data, order, from, n }: Batch): string {
    const batch = { n, ...gatherSamples(data, order, from, from + n, allocateSamples(data, n)) };
    const layer = this.participant.firstNonFiniteLayer(batch, this.state.step + 1);
    if (layer === undefined) return '';
    if (layer < 0) return '; its inputs are not';
    const { kind } = this.participant.plan.layers[layer];
    return `; the first values that are not are those of layer ${layer}, ${kind}`;
  }

  /** Which parameter holds a weight that is not finite; undefined where none does. */
  firstNonFiniteParameter(): string | undefined {
    const { parameters, layers, weights, kernels } = this.participant.plan;
    const found = parameters.find(({ start, size }) => {
      const first = weights.start + start;
      return !areFinite(kernels.memory.subarray(first, first + size));
    });
    return found && `${found.name} of layer ${found.layer}, ${layers[found.layer].kind},`;
  }

  /** The mean loss and metrics of training, from their sums. */
  trainingMetrics({ sums, count }: Pick<EvaluatedBatches, 'sums' | 'count'>): number[] {
    return this.participant.plan.finalizeMetrics(sums, count);
  }

  /** The same of an evaluation, whose loss does not yet have what the weights add to it. */
  evaluationMetrics({ sums, count }: EvaluatedBatches): number[] {
    const { plan } = this.participant;
    const [loss, ...metrics] = plan.finalizeMetrics(sums, count);
    return [loss + plan.penalty(), ...metrics];
  }

  /** Those before the first. */
  noBatches(): EvaluatedBatches {
    return { batches: 0, count: 0, sums: this.zeroMetrics() };
  }

  weights(): Float32Array {
    return this.readBlock(this.participant.plan.weights.start);
  }

  async readState(): Promise<TrainingState> {
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

  close(): void {
    this.broadcast({ kind: 'end' });
  }

  /**
   * Gives all participants the learning rate, where it has changed. It is called for a batch, after messages have been
   * handled: a worker that waits for the others handles none, such as the end of an earlier group of theirs.
   */
  private async distributeLearningRate(learningRate: number | undefined): Promise<void> {
    if (learningRate === undefined || learningRate === this.distributedLearningRate) return;
    this.distributedLearningRate = learningRate;
    this.broadcast({ kind: 'setLearningRate', learningRate });
    await this.participant.setLearningRate(learningRate);
  }

  private async forward(batch: Batch): Promise<void> {
    const task: BatchTask = { n: batch.n, step: 0, computeMetrics: batch.data.targetWidth > 0 };
    this.distributeBatch(task, batch);
    await this.participant.predict(task);
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

  private readBlock(start: number): Float32Array {
    const { weights, kernels } = this.participant.plan;
    return kernels.memory.slice(start, start + weights.length);
  }
}
