import { allocateSamples, gatherSamples, type Dataset, type Samples } from '../../data/dataset.js';
import { permutation } from '../../learning/random/permutation.js';
import { generator } from '../../learning/random/generator.js';
import type { CommandMailbox } from './commandMailbox.js';
import type { BatchShard, BatchTask, Participant } from './participant.js';
import { yieldToEventLoop } from '../../platform/scheduler.js';
import type { SessionFitOptions, FitResult, Progress, Session } from '../protocol/session.js';
import type { TrainingState } from '../../plan/modelSpec.js';
import { shardRange } from '../group/shardRange.js';

/** What the leader asks of the others. A batch comes with a member's own samples, where memory is not shared. */
export type Command =
  { kind: 'batch'; task: BatchTask; part?: BatchShard } | { kind: 'gatherSlots' } | { kind: 'end' };

/** How commands reach the others: as messages, each with its own samples, or all at once by shared memory. */
export type Followers = { command(member: number, command: Command): void } | { board: CommandMailbox };

/** Progress is sent on at most this often, once a frame. */
const reportMilliseconds = 16;

/** The member that holds the data, walks through epochs and batches, and tells the others what to do. */
export class Leader implements Session {
  private turn: Promise<unknown> = Promise.resolve();
  private stopped = false;
  private paused?: Promise<void>;
  private release = () => {};
  private room?: { data: Dataset; samples: Samples };

  constructor(
    private readonly participant: Participant,
    private readonly capacity: number,
    private readonly state: Pick<TrainingState, 'step' | 'random'>,
    private readonly followers: Followers = { command() {} },
  ) {}

  async fit(
    data: Dataset,
    validation: Dataset | undefined,
    options: SessionFitOptions,
    report: (progress: Progress[]) => Promise<void> | void,
  ): Promise<FitResult> {
    const { epochs, batchSize, shuffle, from: begin, checkpointMilliseconds = Infinity } = options;
    const random = generator(this.state.random);
    const reporter = progressBatcher(report, begin?.reportedCount);
    let outcome: FitResult['outcome'] = { kind: 'finished' };
    let lastCheckpoint = performance.now();

    epochs: for (let epoch = begin?.epoch ?? 0; epoch < epochs; epoch++) {
      const resumed = begin?.epoch === epoch ? begin : undefined;
      const randomBefore = random.state();
      if (!resumed) reporter.add({ kind: 'epochBegin', epoch });
      const order = shuffle ? permutation(data.count, random) : undefined;
      const total = resumed ? [...resumed.metricSums] : this.zeroMetrics();
      const first = resumed?.batch ?? 0;
      for (let batch = first, from = first * batchSize; from < data.count; batch++, from += batchSize) {
        if (performance.now() - lastCheckpoint >= checkpointMilliseconds) {
          const state = { ...(await this.exclusive(() => this.readState())), random: randomBefore };
          const checkpoint = { state, epoch, batch, metricSums: [...total], reportedCount: reporter.told() };
          reporter.add({ kind: 'checkpoint', checkpoint });
          lastCheckpoint = performance.now();
        }
        if (await this.waitWhilePaused()) {
          outcome = { kind: 'stopped' };
          break epochs;
        }
        const n = Math.min(batchSize, data.count - from);
        const sums = await this.exclusive(() => this.trainBatch(data, order, from, n));
        if (!sums) {
          const where = this.describeNonFinite(data, order, from, n);
          const message = `fit: the loss of batch ${batch} in epoch ${epoch} is not finite${where}.`;
          outcome = { kind: 'failed', message };
          break epochs;
        }
        sums.forEach((sum, i) => (total[i] += sum));
        reporter.add({
          kind: 'batchEnd',
          epoch,
          batch,
          figures: this.participant.plan.finalizeMetrics(sums, n),
        });
      }
      const figures = this.participant.plan.finalizeMetrics(total, data.count);
      const validated = validation && (await this.validate(validation));
      if (validation && !validated) {
        outcome = { kind: 'stopped' };
        break;
      }
      reporter.add({ kind: 'epochEnd', epoch, figures, validation: validated });
      await reporter.flush();
    }
    await reporter.flush();
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
      const total = this.zeroMetrics();
      for (let from = 0; from < data.count; from += this.capacity)
        await this.evaluateBatch(data, from, total);
      return this.participant.plan.finalizeMetrics(total, data.count);
    });
  }

  weights(): Promise<Float32Array> {
    return this.exclusive(async () => this.readBlock(this.participant.plan.weights.start));
  }

  pause(): void {
    this.paused ??= new Promise((resolve) => (this.release = resolve));
  }

  resume(): void {
    this.release();
    this.paused = undefined;
  }

  stop(): void {
    this.stopped = true;
    this.resume();
  }

  close(): void {
    this.broadcast({ kind: 'end' });
  }

  /** One batch, or one question from outside, at a time. */
  private exclusive<Result>(task: () => Promise<Result>): Promise<Result> {
    const result = this.turn.then(task);
    this.turn = result.catch(() => {});
    return result;
  }

  /** Lets messages in and waits while paused; true where training shall stop. */
  private async waitWhilePaused(): Promise<boolean> {
    await yieldToEventLoop();
    while (this.paused) await this.paused;
    return this.stopped;
  }

  /** The batch's figures added up, or undefined where its loss is not finite. */
  private async trainBatch(
    data: Dataset,
    order: Uint32Array | undefined,
    from: number,
    n: number,
  ): Promise<number[] | undefined> {
    const step = this.state.step + 1;
    const task = { n, step, computeMetrics: true };
    this.begin(task, data, order, from);
    if (!(await this.participant.train(task))) return undefined;
    this.state.step = step;
    return this.sumMetrics(n);
  }

  /** Names the first layer whose values are not finite, for a message. */
  private describeNonFinite(data: Dataset, order: Uint32Array | undefined, from: number, n: number): string {
    const whole = { n, ...gatherSamples(data, order, from, from + n, allocateSamples(data, n)) };
    const layer = this.participant.firstNonFiniteLayer(whole, this.state.step + 1);
    if (layer === undefined) return '';
    if (layer < 0) return '; its inputs are not';
    return `; the first values that are not are those of layer ${layer}, ${this.participant.plan.layers[layer].kind}`;
  }

  private async predictBatch(data: Dataset, from: number, n: number): Promise<void> {
    const task = { n, step: 0, computeMetrics: data.targetWidth > 0 };
    this.begin(task, data, undefined, from);
    await this.participant.predict(task);
  }

  /** Figures over the validation data; undefined where training was stopped meanwhile. */
  private async validate(data: Dataset): Promise<number[] | undefined> {
    const total = this.zeroMetrics();
    for (let from = 0; from < data.count; from += this.capacity) {
      if (await this.waitWhilePaused()) return undefined;
      await this.exclusive(() => this.evaluateBatch(data, from, total));
    }
    return this.participant.plan.finalizeMetrics(total, data.count);
  }

  /** Adds the figures of the samples that begin at `from` to a total. */
  private async evaluateBatch(data: Dataset, from: number, total: number[]): Promise<void> {
    const n = Math.min(this.capacity, data.count - from);
    await this.predictBatch(data, from, n);
    this.sumMetrics(n).forEach((sum, i) => (total[i] += sum));
  }

  /** Hands the samples of a batch out, and tells the others what to do with theirs. */
  private begin(task: BatchTask, data: Dataset, order: Uint32Array | undefined, first: number): void {
    const { n } = task;
    const take = ([from, to]: [number, number], room: Samples): BatchShard => ({
      n,
      ...gatherSamples(data, order, first + from, first + to, room),
    });
    if ('board' in this.followers) {
      this.participant.load(take([0, n], this.batchBuffer(data)));
      return this.followers.board.post({ kind: 'batch', task });
    }
    const { worldSize: size } = this.participant;
    for (let member = 1; member < size; member++) {
      const [from, to] = shardRange(n, member, size);
      // These are handed over; the leader's own room serves for every batch.
      this.followers.command(member, {
        kind: 'batch',
        task,
        part: take([from, to], allocateSamples(data, to - from)),
      });
    }
    this.participant.load(take(shardRange(n, 0, size), this.batchBuffer(data)));
  }

  private batchBuffer(data: Dataset): Samples {
    if (this.room?.data !== data) this.room = { data, samples: allocateSamples(data, this.capacity) };
    return this.room.samples;
  }

  private broadcast(command: Command): void {
    if ('board' in this.followers) return this.followers.board.post(command);
    for (let member = 1; member < this.participant.worldSize; member++)
      this.followers.command(member, command);
  }

  private zeroMetrics(): number[] {
    return new Array<number>(this.participant.plan.metricSums.width).fill(0);
  }

  /** Each figure added up over the samples, in their order. */
  private sumMetrics(n: number): number[] {
    const { metricSums: figures, kernels } = this.participant.plan;
    const sums = this.zeroMetrics();
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < figures.width; j++)
        sums[j] += kernels.memory[figures.start + i * figures.width + j];
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

/** Gathers progress and passes it on at most once a frame, in order; counts it, but for checkpoints. */
function progressBatcher(report: (progress: Progress[]) => Promise<void> | void, before = 0) {
  let told = before;
  let waiting: Progress[] = [];
  let last = -Infinity;
  const flush = (): Promise<void> | void => {
    const gathered = waiting;
    waiting = [];
    last = performance.now();
    if (gathered.length > 0) return report(gathered);
  };
  return {
    told: () => told,
    add(progress: Progress) {
      waiting.push(progress);
      if (progress.kind !== 'checkpoint') told++;
      if (progress.kind !== 'epochEnd' && performance.now() - last >= reportMilliseconds) void flush();
    },
    flush,
  };
}
