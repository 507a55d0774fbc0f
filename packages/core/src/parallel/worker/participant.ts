import type { RowBlock } from '../../layers/layer.js';
import type { Plan } from '../../plan/compilePlan.js';
import type { Scheduler } from '../../platform/scheduler.js';
import { shardRange } from '../group/shardRange.js';
import type { Block, WorkerGroup } from '../group/workerGroup.js';

/** Samples computed in one piece where a thread must stay responsive. */
const samplesPerChunk = 4;
/** Weights updated in one piece. */
const weightsPerChunk = 16384;

/** The rows of a batch that fall to one member. */
export interface BatchShard {
  /** Samples in the whole batch. */
  n: number;
  /** The member's own inputs, bytes or floats, one sample behind the other. */
  inputs: Uint8Array | Float32Array;
  /** The member's own targets; empty where none are needed. */
  targets: Float32Array;
}

/** What is to be done with a batch that has been loaded. */
export interface BatchTask {
  /** Samples in the whole batch. */
  n: number;
  /** The number of the training step, from 1; 0 for a prediction. */
  step: number;
  /** Whether predictions are held against targets. */
  computeMetrics: boolean;
}

/** One of those who compute a batch together. All of them call the same methods in the same order. */
export class Participant {
  constructor(
    readonly plan: Plan,
    private readonly group: WorkerGroup,
    private readonly scheduler: Scheduler,
  ) {}

  get worldSize(): number {
    return this.group.worldSize;
  }

  /** Takes in the member's own samples, or, over a shared arena, the leader all. */
  load({ n, inputs, targets }: BatchShard): void {
    const { plan, group: team } = this;
    const [first] = shardRange(n, team.rank, team.worldSize);
    plan.kernels.memory.set(inputs, plan.input.start + first * plan.input.width);
    plan.kernels.memory.set(targets, plan.targets.start + first * plan.targets.width);
  }

  /**
   * One training step. Each member takes its samples forward and backward; then, knowing all that the gradients
   * need, its rows of every parameter; then gives those to the others. Afterwards the batch's figures stand in
   * the arena. A loss that is not finite ends the step before any weight has moved: returns false.
   */
  async train({ n, step }: BatchTask): Promise<boolean> {
    const { plan, group: team } = this;
    for (const stage of plan.stages) {
      await this.forEachOwnChunk(n, (from, to) => stage.run(from, to, { training: true, step, n }));
      await this.gatherSamples(n, stage.shared);
    }
    if (!this.lossIsFinite(n)) {
      // Nobody goes on before all have seen it.
      await team.allGather(plan.kernels.memory, []);
      return false;
    }

    for (const [i, { rows, rowWidth }] of plan.parameters.entries()) {
      const most = Math.ceil(weightsPerChunk / rowWidth);
      const [first, last] = shardRange(rows, team.rank, team.worldSize);
      await this.scheduler.forEachChunk(first, last, most, (from, to) => plan.update(i, n, from, to, step));
    }
    await team.allGather(plan.kernels.memory, this.parameterBlocks(plan.weights.start));
    return true;
  }

  /** Computes a whole batch alone, and tells the first layer whose values are not all finite; −1 for the input. */
  firstNonFiniteLayer(whole: BatchShard, step: number): number | undefined {
    const { plan } = this;
    const { memory } = plan.kernels;
    const { n } = whole;
    memory.set(whole.inputs, plan.input.start);
    memory.set(whole.targets, plan.targets.start);
    for (const stage of plan.stages) stage.run(0, n, { training: true, step, n });
    const isFinite = ({ start, width }: RowBlock) =>
      memory.subarray(start, start + n * width).every((value) => Number.isFinite(value));
    if (!isFinite(plan.input)) return -1;
    const layer = plan.layers.findIndex(({ output }) => !isFinite(output));
    return layer < 0 ? undefined : layer;
  }

  /** Outputs and figures of a batch, without training. */
  async predict({ n, computeMetrics: judged }: BatchTask): Promise<void> {
    await this.forEachOwnChunk(n, (from, to) => {
      this.plan.forward(from, to, { training: false, step: 0, n });
      if (judged) this.plan.computeMetrics(from, to);
    });
    await this.gatherSamples(n, [this.plan.output, this.plan.metricSums]);
  }

  /** Completes what the optimizer remembers, of which each member has kept its own rows. */
  async gatherSlots(): Promise<void> {
    const blocks = this.plan.slots.flatMap((slot) => this.parameterBlocks(slot));
    await this.group.allGather(this.plan.kernels.memory, blocks);
  }

  private async forEachOwnChunk(n: number, work: (from: number, to: number) => void): Promise<void> {
    const [first, last] = shardRange(n, this.group.rank, this.group.worldSize);
    await this.scheduler.forEachChunk(first, last, samplesPerChunk, work);
  }

  private async gatherSamples(n: number, rows: readonly { start: number; width: number }[]): Promise<void> {
    await this.group.allGather(
      this.plan.kernels.memory,
      rows.map(({ start, width }) => ({ start, width, count: n })),
    );
  }

  private parameterBlocks(base: number): Block[] {
    return this.plan.parameters.map(({ start, rowWidth, rows }) => ({
      start: base + start,
      width: rowWidth,
      count: rows,
    }));
  }

  private lossIsFinite(n: number): boolean {
    const { metricSums: figures, kernels } = this.plan;
    for (let i = 0; i < n; i++) {
      if (!Number.isFinite(kernels.memory[figures.start + i * figures.width])) return false;
    }
    return true;
  }
}
