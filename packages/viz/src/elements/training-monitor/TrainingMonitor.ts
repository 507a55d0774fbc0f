import { html, nothing, type TemplateResult } from 'lit';
import { property } from '../../figure/property.js';
import { styleVars } from '../../figure/draw/styleVars.js';
import { fill } from '../../messages/index.js';
import { EmbeddableFigure } from '../../figure/EmbeddableFigure.js';
import { PathCache } from './PathCache.js';
import { drawChart } from './drawChart.js';
import { drawLog, duration, metricText, logName } from './drawLog.js';
import { trainingMonitorMessages, type TrainingMonitorMessages } from './messages.js';
import { trainingMonitorStyles } from './training-monitor.styles.js';
import { TrainingRun, type Outcome, type EpochRecord, type Logs, type Plan } from './TrainingRun.js';

/** What `model.fit` takes as callbacks. */
export interface MonitorCallbacks {
  onTrainBegin(): void;
  onTrainEnd(): void;
  onEpochBegin(epoch: number): void;
  onEpochEnd(epoch: number, logs: Logs): void;
  onBatchEnd(batch: number, logs: Logs): void;
}

/** Batches are drawn at most this often, in milliseconds: what drawing takes, training lacks. */
const drawingInterval = 100;
/** Texts change at most this often, in milliseconds: a number that changes with each frame can not be read. */
const textInterval = 200;
/** More epochs than these are one plain bar. */
const maxSegments = 40;
/** The metrics drawn until the first batch reports its own. */
const defaultMetrics = ['loss', 'accuracy'];

/**
 * Watches a model learn: loss and accuracy of every batch, the log of the epochs, speed and time left.
 *
 *     monitor.begin({ epochs: 10, samples: 60_000, batchSize: 32 });
 *     await model.fit(x, y, { epochs: 10, batchSize: 32, callbacks: monitor.callbacks });
 *
 * Without `begin` it does the same, but can not know what is still to come. A fit that rejects ends with
 * `end('stopped')` or `end('failed')`.
 *
 * @element training-monitor
 * @csspart status - What is going on, speed and time left.
 * @csspart progress - The progress bar.
 * @csspart chart - A curve with its title; also by the name of its figure.
 * @csspart loss - The curve of the loss.
 * @csspart accuracy - The curve of the accuracy.
 * @csspart log - The epochs.
 * @cssproperty --cnn-gradient - Colour of the loss.
 * @cssproperty --cnn-output - Colour of the other metrics and of the progress.
 */
export class TrainingMonitor extends EmbeddableFigure<TrainingMonitorMessages> {
  static override styles = [EmbeddableFigure.styles, trainingMonitorStyles];

  private readonly run = new TrainingRun();
  private readonly pathCaches = new Map<string, PathCache>();
  private problem?: Error;
  private frame = 0;
  private drawnAt = -Infinity;
  private isEpochOver = false;
  private spoken = '';
  private texts = {
    at: -Infinity,
    state: '',
    status: '',
    pace: '',
    values: new Map<string, string>(),
    means: {} as Logs,
  };

  /** Says that the training is held; time does not count meanwhile. */
  @property({ type: Boolean, reflect: true })
  get paused(): boolean {
    return this.isPaused;
  }

  set paused(value: boolean) {
    const before = this.isPaused;
    this.isPaused = Boolean(value);
    if (this.run.isUnderWay) {
      if (this.isPaused) this.run.throughput.pause(performance.now());
      else this.run.throughput.start(performance.now());
    }
    this.requestUpdate('paused', before);
  }

  private isPaused = false;

  /** What to give `model.fit`, `{ callbacks: monitor.callbacks }`. */
  readonly callbacks: MonitorCallbacks = {
    onTrainBegin: () => {
      if (this.run.status !== 'starting') this.begin();
    },
    onTrainEnd: () => this.end('done'),
    onEpochBegin: (epoch) => this.run.beginEpoch(epoch, performance.now()),
    onBatchEnd: (_batch, logs) => this.batch(logs),
    onEpochEnd: (_epoch, logs) => this.epoch(logs),
  };

  protected readonly messageTables = trainingMonitorMessages;

  /** The finished epochs, oldest first. */
  get log(): readonly EpochRecord[] {
    return this.run.log;
  }

  /** Forgets what is drawn, unless the plan appends, and waits for the first batch. */
  begin(plan?: Plan): void {
    this.paused = false;
    this.problem = undefined;
    try {
      this.run.begin(plan, performance.now());
      this.pathCaches.clear();
    } catch (error) {
      this.problem = error as Error;
    }
    this.markWritten();
  }

  /** A batch is done, with the metrics of that batch. */
  batch(logs: Logs): void {
    this.run.addBatch(logs, performance.now());
    this.scheduleDrawing();
  }

  /** An epoch is done, with the metrics of that epoch. */
  epoch(logs: Logs): void {
    const record = this.run.endEpoch(logs, performance.now());
    this.spoken = this.sentenceOf(record);
    this.isEpochOver = true;
    this.scheduleDrawing();
  }

  /** The training ended. */
  end(outcome: Outcome = 'done'): void {
    if (!this.run.isUnderWay) return;
    this.run.end(outcome, performance.now());
    this.spoken = this.statusText();
    this.paused = false;
    this.requestUpdate();
  }

  /** Forgets everything. */
  clear(): void {
    this.begin();
    this.run.status = 'idle';
    this.spoken = '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    cancelAnimationFrame(this.frame);
    this.frame = 0;
  }

  /** In the next frame; batches that come too soon after the last drawing wait for a later one. */
  private scheduleDrawing(): void {
    this.frame ||= requestAnimationFrame((now) => {
      this.frame = 0;
      if (this.isEpochOver || now - this.drawnAt >= drawingInterval) {
        this.isEpochOver = false;
        this.drawnAt = now;
        this.requestUpdate();
      } else this.scheduleDrawing();
    });
  }

  protected nameOf(words: TrainingMonitorMessages): string {
    return words.title;
  }

  protected draw(words: TrainingMonitorMessages): TemplateResult {
    if (this.problem) throw this.problem;
    const { run } = this;
    const { status, pace, values, means } = this.currentTexts();
    const names = run.series.size > 0 ? [...run.series.keys()] : defaultMetrics;
    const columns = [...names, ...names.map(validationName).filter((name) => isLogged(run, name))];
    return html`<p class="status" part="status"><span>${status}</span><span class="pace">${pace}</span></p>
      ${this.drawProgress(status, words)}
      <div class="charts">${names.map((name) => this.drawMetric(name, values.get(name) ?? '', words))}</div>
      ${drawLog(run, means, columns, words)}
      <p class="visually-hidden" role="status">${this.spoken}</p>`;
  }

  private drawProgress(status: string, words: TrainingMonitorMessages): TemplateResult {
    const { progress, plan } = this.run;
    const segments = plan && plan.epochs <= maxSegments ? plan.epochs : 1;
    const done = (i: number) => Math.min(1, Math.max(0, (progress ?? 0) * segments - i));
    return html`<div
      class="bar"
      part="progress"
      role="progressbar"
      aria-label=${words.title}
      aria-valuemin="0"
      aria-valuemax="100"
      aria-valuenow=${progress === undefined ? nothing : Math.floor(progress * 100)}
      aria-valuetext=${status}
    >
      ${Array.from({ length: segments }, (_, i) => html`<i ${styleVars({ '--_done': done(i) })}></i>`)}
    </div>`;
  }

  private drawMetric(name: string, value: string, words: TrainingMonitorMessages): TemplateResult {
    const { run } = this;
    const series = run.series.get(name);
    let curve = this.pathCaches.get(name);
    if (!curve) this.pathCaches.set(name, (curve = new PathCache()));
    const label = labelOf(name, words);
    const validation = run.log
      .map(({ end, logs }) => ({ at: end, value: logs[validationName(name)] }))
      .filter((mark) => Number.isFinite(mark.value));
    return drawChart({
      name,
      label,
      sentence: fill(series ? words.chart : words.chartEmpty, {
        name: label,
        value,
        batches: series?.count ?? 0,
      }),
      value,
      series,
      paths: curve,
      extent: run.extent,
      epochEnds: run.epochEnds,
      epochLabel: words.epoch,
      validation,
      validationLabel: words.validation,
    });
  }

  /** The texts, kept for a moment while batches rush by. */
  private currentTexts() {
    const { run, isPaused } = this;
    const words = this.resolvedMessages;
    const now = performance.now();
    const state = `${run.status} ${isPaused} ${run.log.length} ${this.isChinese}`;
    const isRushing = run.status === 'running' && !isPaused;
    if (isRushing && state === this.texts.state && now - this.texts.at < textInterval) return this.texts;
    const names = [...run.series.keys()];
    const left = isRushing ? run.secondsLeft(now) : undefined;
    const rate = run.throughput.recent;
    const pace = [
      isRushing && rate > 0 ? fill(words.pace, { rate: grouped(Math.round(rate)) }) : '',
      left === undefined ? '' : fill(words.left, { time: duration(Math.ceil(left), words) }),
    ];
    const values = new Map(names.map((name) => [name, metricText(run.series.get(name)!.smooth)]));
    this.texts = {
      at: now,
      state,
      status: this.statusText(),
      pace: pace.filter(Boolean).join(' · '),
      values,
      means: run.means,
    };
    return this.texts;
  }

  private statusText(): string {
    const { run } = this;
    const words = this.resolvedMessages;
    const { plan, status } = run;
    const time = duration(run.throughput.milliseconds(performance.now()) / 1000, words);
    const values = {
      epoch: Math.min(run.epoch + 1, plan?.epochs ?? Infinity),
      epochs: plan?.epochs ?? '',
      batch: grouped(run.batch),
      batches: grouped(plan?.batches ?? 0),
      images: grouped(run.throughput.images),
      time,
    };
    if (status === 'starting') return this.isPaused ? fill(words.paused, values) : words.starting;
    if (status !== 'running') return fill(words[status], values);
    if (this.isPaused) return fill(plan ? words.paused : words.pausedOpen, values);
    return fill(plan ? words.running : words.runningOpen, values);
  }

  private sentenceOf({ epoch, epochs, logs }: EpochRecord): string {
    const words = this.resolvedMessages;
    const list = Object.entries(logs).map(([name, value]) =>
      fill(words.figure, { name: labelOf(name, words), value: metricText(value) }),
    );
    return fill(words.epochSpoken, {
      epoch,
      epochs: epochs ?? epoch,
      figures: list.join(this.isChinese ? '，' : ', '),
    });
  }
}

function labelOf(name: string, words: TrainingMonitorMessages): string {
  const own: Record<string, string> = { loss: words.loss, accuracy: words.accuracy };
  return own[name] ?? logName(name);
}

const validationName = (name: string): string => `val${name[0].toUpperCase()}${name.slice(1)}`;

const isLogged = (run: TrainingRun, name: string): boolean => run.log.some(({ logs }) => name in logs);

const grouped = (count: number): string => count.toLocaleString('en');
