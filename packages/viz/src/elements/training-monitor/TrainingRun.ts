import { FigureError } from '../../values/errors/FigureError.js';
import { truncate } from '../../values/errors/quoteValue.js';
import { Throughput } from './Throughput.js';
import { DownsampledSeries } from './DownsampledSeries.js';
import type { TrainingMonitorMessages } from './messages.js';

/** Figures by name, as `model.fit` gives them: `loss`, `accuracy`, `valLoss`, … */
export type Logs = Readonly<Record<string, number>>;

/** What a training is going to do. `batches` follows from `samples` and `batchSize`, or is given. */
export interface Plan {
  epochs: number;
  /** Samples in an epoch. */
  samples?: number;
  /** Batches in an epoch. */
  batches?: number;
  /** Default 32. */
  batchSize?: number;
  /** Goes on behind what is drawn, for a model that is trained further. */
  append?: boolean;
}

export type Outcome = 'done' | 'stopped' | 'failed';
export type Status = 'idle' | 'starting' | 'running' | Outcome;

/** A line of the log. */
export interface EpochRecord {
  /** From 1. */
  epoch: number;
  /** Undefined where no plan says. */
  epochs?: number;
  logs: Logs;
  seconds: number;
  /** Where it ended, in batches from the very first. */
  end: number;
}

/** All that a training has told so far. */
export class TrainingRun {
  status: Status = 'idle';
  plan?: { epochs: number; batches: number; samples?: number };
  /** The epoch at work, from 0. */
  epoch = 0;
  /** Batches of it that are done. */
  batch = 0;
  /** Batches in all, those of earlier runs too. */
  total = 0;
  throughput = new Throughput();
  readonly series = new Map<string, DownsampledSeries>();
  readonly log: EpochRecord[] = [];
  private batchSize = 32;
  private sums = new Map<string, number>();
  private epochStart = 0;
  /** Where this run began, in batches from the very first. */
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
    // Before the next one begins, nothing of it is done.
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

  /** The means so far of the epoch at work. */
  get means(): Logs {
    return Object.fromEntries(Array.from(this.sums, ([name, sum]) => [name, sum / this.batch]));
  }

  /** Batches that the drawing has room for: all that are done and planned. */
  get extent(): number {
    if (!this.plan || !this.isUnderWay) return Math.max(1, this.total);
    return this.startBatch + this.plan.epochs * this.plan.batches;
  }

  /** Where epochs end, the finished and the planned. */
  get epochEnds(): { at: number; epoch: number }[] {
    const ends = this.log.map(({ end, epoch }) => ({ at: end, epoch }));
    if (this.plan && this.isUnderWay) {
      for (let epoch = this.epoch + 1; epoch <= this.plan.epochs; epoch++) {
        ends.push({ at: this.startBatch + epoch * this.plan.batches, epoch });
      }
    }
    return ends;
  }

  /** 0 … 1; undefined where no plan says. */
  get progress(): number | undefined {
    if (this.status === 'done') return 1;
    if (this.status === 'idle') return 0;
    return this.plan && (this.total - this.startBatch) / (this.plan.epochs * this.plan.batches);
  }

  /** Seconds; undefined until it can be told. */
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
