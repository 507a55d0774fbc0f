import type { RowBlock } from '../../layers/layer.js';
import type { Plan } from '../../plan/compilePlan.js';
import type { GradientNorms } from '../../plan/gradientNorms.js';
import type { Scheduler } from '../../platform/scheduler.js';
import { shardRange } from '../group/shardRange.js';
import type { ShardedRows, WorkerGroup } from '../group/workerGroup.js';
import type { BatchShard, BatchTask } from '../protocol/protocol.js';

/** Samples computed in one call where a thread must stay responsive. */
const samplesPerChunk = 4;
/** Weights updated in one call there, and in a piece that is claimed at least. */
const weightsPerChunk = 16384;
/** Pieces that are claimed, for each participant: the more, the shorter the others wait for one, but the slower the products. */
const piecesPerParticipant = 4;

/** Rows of a parameter that are claimed together. */
interface ParameterPiece {
  parameter: number;
  from: number;
  to: number;
}

/**
 * One of those that compute a batch together. All of them call the same methods in the same order; where they share an
 * arena, one that is late may leave batches out, which the others compute without it.
 */
export class Participant {
  /** Where they are claimed: those of all participants. */
  private readonly parameterPieces: readonly ParameterPiece[];
  /** Where the arena is shared, the next phase of the batch. */
  private phase = 0;

  constructor(
    readonly plan: Plan,
    private readonly group: WorkerGroup,
    private readonly scheduler: Scheduler,
  ) {
    this.parameterPieces = group.claims ? listPieces(plan, group.worldSize) : [];
  }

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

  /** For the leader of a shared arena, when it has loaded a batch: returns its first phase. */
  beginBatch(): number | undefined {
    return this.group.claims?.begin();
  }

  /**
   * One training step. Each participant computes samples forward and backward; then, with everything that the gradients
   * need, updates rows of every parameter; then all exchange the updated rows. The sums of the batch's metrics are then in
   * the arena. Where the arena is shared each claims what it computes, else it computes its shard.
   *
   * @returns false where the loss is not finite; then no weight has changed
   */
  async train({ n, step, phase = 0 }: BatchTask): Promise<boolean> {
    const { plan } = this;
    this.phase = phase;
    for (const stage of plan.stages) {
      const run = (from: number, to: number) => stage.run(from, to, { training: true, step, n });
      if (stage.columns) await this.share(stage.columns.columns, stage.columns.pieceSize, Infinity, run);
      else await this.shareSamples(n, run);
      await this.gatherSamples(n, stage.shared);
    }
    if (!this.lossIsFinite(n)) {
      // Ends the phase of the updates: one that is late may read another loss than this batch's.
      if (this.group.rank === 0) this.group.claims?.begin();
      return false;
    }

    await (plan.norms ? this.updateByNorms(plan.norms, n, step) : this.update(n, step));
    await this.gather(this.parameterRows(plan.weights.start));
    return true;
  }

  /** Updates the participant's rows of every parameter. */
  private async update(n: number, step: number): Promise<void> {
    const { plan } = this;
    await this.computeGradients(n, (parameter, from, to) => plan.applyGradient(parameter, from, to, step));
  }

  /** The same where all gradients are needed before the first update. */
  private async updateByNorms(norms: GradientNorms, n: number, step: number): Promise<void> {
    const { plan } = this;
    await this.computeGradients(n, (parameter, from, to) => norms.computeSquares(parameter, from, to));
    await this.gather(norms.squares);
    const scales = norms.scales();
    await this.forEachOwnRows((parameter, from, to) => {
      if (plan.parameters[parameter].trainable === false) return;
      plan.applyGradient(parameter, from, to, step, scales[parameter]);
    });
  }

  /** Computes gradients, each followed by `use`, and updates the parameters that have none. */
  private async computeGradients(
    n: number,
    use: (parameter: number, from: number, to: number) => void,
  ): Promise<void> {
    const { plan } = this;
    await this.forEachOwnRows((parameter, from, to) => {
      if (plan.parameters[parameter].trainable === false) {
        return plan.updateMovingStatistics(parameter, n, from, to);
      }
      plan.computeGradient(parameter, n, from, to);
      use(parameter, from, to);
    });
  }

  /** Computes a whole batch alone. Returns the first layer whose values are not all finite, −1 for the input. */
  firstNonFiniteLayer({ n, inputs, targets }: BatchShard, step: number): number | undefined {
    const { plan } = this;
    const { memory } = plan.kernels;
    memory.set(inputs, plan.input.start);
    memory.set(targets, plan.targets.start);
    for (const { columns, run } of plan.stages) run(0, columns?.columns ?? n, { training: true, step, n });
    const isFinite = ({ start, width }: RowBlock) =>
      memory.subarray(start, start + n * width).every((value) => Number.isFinite(value));
    if (!isFinite(plan.input)) return -1;
    const layer = plan.layers.findIndex(({ output }) => !isFinite(output));
    return layer < 0 ? undefined : layer;
  }

  /** Computes the outputs of a batch and, where requested, the sums of its metrics. */
  async predict({ n, computeMetrics, phase = 0 }: BatchTask): Promise<void> {
    this.phase = phase;
    await this.shareSamples(n, (from, to) => {
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

  /** Calls `work` for samples that this participant computes, in parts. */
  private shareSamples(n: number, work: (from: number, to: number) => void): Promise<void> {
    const pieceSize = Math.ceil(n / (this.worldSize * piecesPerParticipant));
    return this.share(n, pieceSize, samplesPerChunk, work);
  }

  /**
   * Calls `work` for the items that this participant claims, in pieces, and waits until all items are complete; without
   * claims for its shard, in chunks.
   */
  private async share(
    count: number,
    pieceSize: number,
    chunkSize: number,
    work: (from: number, to: number) => void,
  ): Promise<void> {
    const { rank, worldSize, claims } = this.group;
    if (!claims) {
      const [first, last] = shardRange(count, rank, worldSize);
      return this.scheduler.forEachChunk(first, last, chunkSize, work);
    }
    const { phase } = this;
    this.phase = (phase + 1) | 0;
    for (const [from, to] of claims.pieces(phase, count, pieceSize)) work(from, to);
    claims.wait(phase);
  }

  /** Calls `work` for the participant's rows of every parameter, in parts. */
  private async forEachOwnRows(work: (parameter: number, from: number, to: number) => void): Promise<void> {
    const { plan, parameterPieces, group, scheduler } = this;
    if (group.claims) {
      if (parameterPieces.length === 0) return;
      return this.share(parameterPieces.length, 1, 1, (first, last) => {
        for (const { parameter, from, to } of parameterPieces.slice(first, last)) work(parameter, from, to);
      });
    }
    for (const [parameter, { rows, rowWidth }] of plan.parameters.entries()) {
      const [first, last] = shardRange(rows, group.rank, group.worldSize);
      const rowsPerChunk = Math.ceil(weightsPerChunk / rowWidth);
      await scheduler.forEachChunk(first, last, rowsPerChunk, (from, to) => work(parameter, from, to));
    }
  }

  /** Completes rows of which every participant has computed its own; where the arena is shared they are complete. */
  private async gather(blocks: readonly ShardedRows[]): Promise<void> {
    if (!this.group.claims) await this.group.allGather(this.plan.kernels.memory, blocks);
  }

  private async gatherSamples(n: number, blocks: readonly RowBlock[]): Promise<void> {
    await this.gather(blocks.map(({ start, width }) => ({ start, width, count: n })));
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

function listPieces({ parameters }: Plan, worldSize: number): ParameterPiece[] {
  return parameters.flatMap(({ rows, rowWidth }, parameter) => {
    const share = Math.ceil(rows / (worldSize * piecesPerParticipant));
    const pieceSize = Math.max(share, Math.ceil(weightsPerChunk / rowWidth));
    return Array.from({ length: Math.ceil(rows / pieceSize) }, (_, i) => {
      const from = i * pieceSize;
      return { parameter, from, to: Math.min(from + pieceSize, rows) };
    });
  });
}
