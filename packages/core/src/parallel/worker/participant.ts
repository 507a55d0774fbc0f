import type { RowBlock } from '../../layers/layer.js';
import type { Plan } from '../../plan/compilePlan.js';
import type { GradientNorms } from '../../plan/gradientNorms.js';
import type { Scheduler } from '../../platform/scheduler.js';
import { shardRange } from '../group/shardRange.js';
import type { ShardedRows, WorkerGroup } from '../group/workerGroup.js';
import type { BatchShard, BatchTask } from '../protocol/protocol.js';

/** Samples computed in one call where a thread must stay responsive. */
const samplesPerChunk = 4;
/** Weights updated in one call. */
const weightsPerChunk = 16384;

/** One of those that compute a batch together. All of them call the same methods in the same order. */
export class Participant {
  constructor(
    readonly plan: Plan,
    private readonly group: WorkerGroup,
    private readonly scheduler: Scheduler,
  ) {}

  get worldSize(): number {
    return this.group.worldSize;
  }

  /** Copies the participant's own samples into its arena; the leader of a shared arena copies those of all. */
  load({ n, inputs, targets }: BatchShard): void {
    const { plan, group } = this;
    const [first] = shardRange(n, group.rank, group.worldSize);
    plan.kernels.memory.set(inputs, plan.input.start + first * plan.input.width);
    plan.kernels.memory.set(targets, plan.targets.start + first * plan.targets.width);
  }

  /**
   * One training step. Each participant computes its samples forward and backward; then, with everything that the
   * gradients need, updates its rows of every parameter; then all exchange the updated rows. The sums of the batch's
   * metrics are then in the arena.
   *
   * @returns false where the loss is not finite; then no weight has changed
   */
  async train({ n, step }: BatchTask): Promise<boolean> {
    const { plan, group } = this;
    for (const stage of plan.stages) {
      await this.forEachOwnChunk(n, (from, to) => stage.run(from, to, { training: true, step, n }));
      await this.gatherSamples(n, stage.shared);
    }
    if (!this.lossIsFinite(n)) {
      // The arena must not change before all have read the loss.
      await group.allGather(plan.kernels.memory, []);
      return false;
    }

    await (plan.norms ? this.updateByNorms(plan.norms, n, step) : this.update(n, step));
    await group.allGather(plan.kernels.memory, this.parameterRows(plan.weights.start));
    return true;
  }

  /** Updates the participant's rows of every parameter. */
  private async update(n: number, step: number): Promise<void> {
    const { plan } = this;
    await this.forEachOwnRows((parameter, from, to) => {
      if (plan.parameters[parameter].trainable === false) {
        return plan.updateMovingStatistics(parameter, n, from, to);
      }
      plan.computeGradient(parameter, n, from, to);
      plan.applyGradient(parameter, from, to, step);
    });
  }

  /** The same where all gradients are needed before the first update. */
  private async updateByNorms(norms: GradientNorms, n: number, step: number): Promise<void> {
    const { plan } = this;
    await this.forEachOwnRows((parameter, from, to) => {
      if (plan.parameters[parameter].trainable === false) {
        return plan.updateMovingStatistics(parameter, n, from, to);
      }
      plan.computeGradient(parameter, n, from, to);
      norms.computeSquares(parameter, from, to);
    });
    await this.group.allGather(plan.kernels.memory, norms.squares);
    const scales = norms.scales();
    await this.forEachOwnRows((parameter, from, to) => {
      if (plan.parameters[parameter].trainable === false) return;
      plan.applyGradient(parameter, from, to, step, scales[parameter]);
    });
  }

  /** Computes a whole batch alone. Returns the first layer whose values are not all finite, −1 for the input. */
  firstNonFiniteLayer({ n, inputs, targets }: BatchShard, step: number): number | undefined {
    const { plan } = this;
    const { memory } = plan.kernels;
    memory.set(inputs, plan.input.start);
    memory.set(targets, plan.targets.start);
    for (const stage of plan.stages) stage.run(0, n, { training: true, step, n });
    const isFinite = ({ start, width }: RowBlock) =>
      memory.subarray(start, start + n * width).every((value) => Number.isFinite(value));
    if (!isFinite(plan.input)) return -1;
    const layer = plan.layers.findIndex(({ output }) => !isFinite(output));
    return layer < 0 ? undefined : layer;
  }

  /** Computes the outputs of a batch and, where requested, the sums of its metrics. */
  async predict({ n, computeMetrics }: BatchTask): Promise<void> {
    await this.forEachOwnChunk(n, (from, to) => {
      this.plan.forward(from, to, { training: false, step: 0, n });
      if (computeMetrics) this.plan.computeMetrics(from, to);
    });
    await this.gatherSamples(n, [this.plan.output, this.plan.metricSums]);
  }

  /** Replaces the learning rate; resolves when all participants have. */
  async setLearningRate(learningRate: number): Promise<void> {
    this.plan.setLearningRate(learningRate);
    await this.group.allGather(this.plan.kernels.memory, []);
  }

  /** Completes the optimizer's slots, of which each participant has updated its own rows only. */
  async gatherSlots(): Promise<void> {
    const blocks = this.plan.slots.flatMap((slot) => this.parameterRows(slot));
    await this.group.allGather(this.plan.kernels.memory, blocks);
  }

  private async forEachOwnChunk(n: number, work: (from: number, to: number) => void): Promise<void> {
    const [first, last] = shardRange(n, this.group.rank, this.group.worldSize);
    await this.scheduler.forEachChunk(first, last, samplesPerChunk, work);
  }

  /** Calls `work` for the participant's rows of every parameter, in parts. */
  private async forEachOwnRows(work: (parameter: number, from: number, to: number) => void): Promise<void> {
    const { plan, group, scheduler } = this;
    for (const [i, { rows, rowWidth }] of plan.parameters.entries()) {
      const rowsPerChunk = Math.ceil(weightsPerChunk / rowWidth);
      const [first, last] = shardRange(rows, group.rank, group.worldSize);
      await scheduler.forEachChunk(first, last, rowsPerChunk, (from, to) => work(i, from, to));
    }
  }

  private async gatherSamples(n: number, blocks: readonly RowBlock[]): Promise<void> {
    await this.group.allGather(
      this.plan.kernels.memory,
      blocks.map(({ start, width }) => ({ start, width, count: n })),
    );
  }

  /** The rows of every parameter in a block like that of the weights, which begins at `base`. */
  private parameterRows(base: number): ShardedRows[] {
    return this.plan.parameters.map(({ start, rowWidth, rows }) => ({
      start: base + start,
      width: rowWidth,
      count: rows,
    }));
  }

  private lossIsFinite(n: number): boolean {
    const { metricSums, kernels } = this.plan;
    for (let i = 0; i < n; i++) {
      if (!Number.isFinite(kernels.memory[metricSums.start + i * metricSums.width])) return false;
    }
    return true;
  }
}
