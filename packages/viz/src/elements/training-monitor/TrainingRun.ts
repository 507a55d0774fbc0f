import { FigureError } from '../../values/errors/FigureError.js';
import { truncate } from '../../values/errors/quoteValue.js';
import { Throughput } from './Throughput.js';
import { DownsampledSeries } from './DownsampledSeries.js';
import type { TrainingMonitorMessages } from './messages.js';

/** Metrics by name, as `model.fit` reports them: `loss`, `accuracy`, `valLoss`, … */
export type Logs = Readonly<Record<string, number>>;

/** What a training is going to do; with `samples` or with `batches`. */
export interface Plan {
  epochs: number;
  /** Samples per epoch. */
  samples?: number;
  /** Batches per epoch; default from `samples` and `batchSize`. */
  batches?: number;
  /** Default 32. */
  batchSize?: number;
  /** Continues after what is drawn, for a model that is trained further. */
  append?: boolean;
}

export type Outcome = 'done' | 'stopped' | 'failed';
export type Status = 'idle' | 'starting' | 'running' | Outcome;

/** A finished epoch. */
export interface EpochRecord {
  /** From 1. */
  epoch: number;
  /** Epochs in all; undefined without a plan. */
  epochs?: number;
  logs: Logs;
  seconds: number;
  /** How many batches were finished at its end, including those of earlier runs. */
  end: number;
}

/** The state of a training, from what it has reported. Times are in milliseconds. */
export class TrainingRun {
  status: Status = 'idle';
  plan?: { epochs: number; batches: number; samples?: number };
  /** The current epoch, from 0. */
  epoch = 0;
  /** Finished batches of the current epoch. */
  batch = 0;
  /** Finished batches in all, including those of earlier runs. */
  total = 0;
  throughput = new Throughput();
  readonly series = new Map<string, DownsampledSeries>();
  readonly log: EpochRecord[] = [];
  private batchSize = 32;
  private sums = new Map<string, number>();
  private epochStart = 0;
  /** Batches that were finished when this run began. */
  private startBatch = 0;

  begin(plan: Plan | undefined, now: number): void {
    const checked = plan && readPlan(plan);
    if (!plan?.append) {
      this.series.clear();
      this.log.length = 0;
      this.total = 0;
    }
    this.startBatch = this.total;
    this.plan = checked;
    this.batchSize = checked?.batchSize ?? 32;
    this.status = 'starting';
    this.throughput = new Throughput();
    this.throughput.start(now);
    this.beginEpoch(0, now);
  }

  beginEpoch(epoch: number, now: number): void {
    this.epoch = epoch;
    this.batch = 0;
    this.sums.clear();
    this.epochStart = this.throughput.milliseconds(now);
  }

  addBatch(logs: Logs, now: number): void {
    this.status = 'running';
    const isLast = this.plan && this.batch === this.plan.batches - 1;
    const size =
      isLast && this.plan?.samples ? this.plan.samples - this.batch * this.batchSize : this.batchSize;
    this.batch++;
    this.total++;
    this.throughput.add(size, now);
    for (const [name, value] of Object.entries(logs)) {
      let series = this.series.get(name);
      if (!series) this.series.set(name, (series = new DownsampledSeries()));
      series.push(value);
      this.sums.set(name, (this.sums.get(name) ?? 0) + value);
    }
  }

  endEpoch(logs: Logs, now: number): EpochRecord {
    const seconds = (this.throughput.milliseconds(now) - this.epochStart) / 1000;
    const record = { epoch: this.epoch + 1, epochs: this.plan?.epochs, logs, seconds, end: this.total };
    this.log.push(record);
    this.beginEpoch(this.epoch + 1, now);
    return record;
  }

  end(outcome: Outcome, now: number): void {
    this.throughput.pause(now);
    this.status = outcome;
  }

  get isUnderWay(): boolean {
    return this.status === 'starting' || this.status === 'running';
  }

  /** The mean of each metric over the current epoch so far. */
  get means(): Logs {
    return Object.fromEntries(Array.from(this.sums, ([name, sum]) => [name, sum / this.batch]));
  }

  /** Batches that are finished or planned: the width of the charts. */
  get extent(): number {
    if (!this.plan || !this.isUnderWay) return Math.max(1, this.total);
    return this.startBatch + this.plan.epochs * this.plan.batches;
  }

  /** After which batches epochs end, finished and planned ones. */
  get epochEnds(): { at: number; epoch: number }[] {
    const ends = this.log.map(({ end, epoch }) => ({ at: end, epoch }));
    if (this.plan && this.isUnderWay) {
      for (let epoch = this.epoch + 1; epoch <= this.plan.epochs; epoch++) {
        ends.push({ at: this.startBatch + epoch * this.plan.batches, epoch });
      }
    }
    return ends;
  }

  /** From 0 to 1; undefined without a plan. */
  get progress(): number | undefined {
    if (this.status === 'done') return 1;
    if (this.status === 'idle') return 0;
    return this.plan && (this.total - this.startBatch) / (this.plan.epochs * this.plan.batches);
  }

  /** Undefined without a plan and until the speed is known. */
  secondsLeft(now: number): number | undefined {
    const rate = this.throughput.overall(now);
    if (!this.plan || rate === 0) return undefined;
    const images = this.plan.epochs * (this.plan.samples ?? this.plan.batches * this.batchSize);
    return Math.max(0, images - this.throughput.images) / rate;
  }
}

function readPlan(plan: Plan) {
  const { epochs, samples, batchSize = 32 } = plan;
  const batches = plan.batches ?? (samples === undefined ? undefined : Math.ceil(samples / batchSize));
  for (const [argument, value] of Object.entries({ epochs, batchSize, batches })) {
    if (!(Number.isSafeInteger(value) && value! >= 1)) {
      throw new FigureError<keyof TrainingMonitorMessages>(argument, 'badPlan', { text: truncate(value) });
    }
  }
  return { epochs, samples, batchSize, batches: batches! };
}
