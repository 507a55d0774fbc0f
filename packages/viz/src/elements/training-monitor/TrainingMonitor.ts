import { validationName } from '@cnn/core/training';
import { html, type TemplateResult } from 'lit';
import { EmbeddableFigure } from '../../figure/EmbeddableFigure.js';
import { property } from '../../figure/property.js';
import { fill } from '../../messages/index.js';
import { drawMetricChart } from './drawMetricChart.js';
import { drawLog } from './drawLog.js';
import { drawProgress } from './drawProgress.js';
import { trainingMonitorMessages, type TrainingMonitorMessages } from './messages.js';
import { PathCache } from './PathCache.js';
import { epochSentence, formatMetric, metricLabel, statusText, throughputText } from './texts.js';
import { trainingMonitorStyles } from './training-monitor.styles.js';
import { TrainingRun, type EpochRecord, type Logs, type Outcome, type Plan } from './TrainingRun.js';

/** What `model.fit` takes as callbacks. */
export interface MonitorCallbacks {
  onTrainBegin(): void;
  onTrainEnd(): void;
  onEpochBegin(epoch: number): void;
  onEpochEnd(epoch: number, logs: Logs): void;
  onBatchEnd(batch: number, logs: Logs): void;
}

/** The shortest time between two drawings, in milliseconds: drawing takes time from training. */
const drawingInterval = 100;
/** The shortest time between two changes of the texts, in milliseconds, so that they can be read. */
const textInterval = 200;
/** The metrics that are drawn until the first batch reports its own. */
const defaultMetrics = ['loss', 'accuracy'];

/** The texts of a moment, and the state that they describe. */
interface Texts {
  at: number;
  state: string;
  status: string;
  throughput: string;
  /** The smoothed value of each metric. */
  values: ReadonlyMap<string, string>;
  /** Of each metric over the current epoch. */
  means: Logs;
}

/**
 * Watches a training: loss and accuracy of every batch, the log of the epochs, speed and time left.
 *
 *     monitor.begin({ epochs: 10, samples: 60_000, batchSize: 32 });
 *     await model.fit(x, y, { epochs: 10, batchSize: 32, callbacks: monitor.callbacks });
 *
 * Without `begin` it does the same, but shows no progress and no time left. If `fit` rejects, call `end('stopped')` or
 * `end('failed')`.
 *
 * @element training-monitor
 * @csspart status - The state of the training, speed and time left.
 * @csspart progress - The progress bar.
 * @csspart chart - A curve with its title; the name of its metric is a part too.
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
  /** What a screen reader says: finished epochs and the end. */
  private spoken = '';
  private texts?: Texts;

  /** Whether the training is paused; the time meanwhile does not count. */
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

  /** Callbacks for `model.fit`, `{ callbacks: monitor.callbacks }`. */
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

  /** Clears what is drawn, unless the plan appends to it, and waits for the first batch. */
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

  /** Adds a finished batch with its metrics. */
  batch(logs: Logs): void {
    this.run.addBatch(logs, performance.now());
    this.scheduleDrawing();
  }

  /** Adds a finished epoch with its metrics. */
  epoch(logs: Logs): void {
    const record = this.run.endEpoch(logs, performance.now());
    this.spoken = epochSentence(record, this.isChinese, this.resolvedMessages);
    this.isEpochOver = true;
    this.scheduleDrawing();
  }

  /** Ends the training. */
  end(outcome: Outcome = 'done'): void {
    if (!this.run.isUnderWay) return;
    this.run.end(outcome, performance.now());
    this.spoken = this.statusText();
    this.paused = false;
    this.requestUpdate();
  }

  /** Clears everything. */
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

  /** Draws in the next frame that is late enough after the last drawing; a finished epoch does not wait. */
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

  protected nameOf(messages: TrainingMonitorMessages): string {
    return messages.title;
  }

  protected draw(messages: TrainingMonitorMessages): TemplateResult {
    if (this.problem) throw this.problem;
    const { run } = this;
    const { status, throughput, values, means } = (this.texts = this.currentTexts());
    const names = run.series.size > 0 ? [...run.series.keys()] : defaultMetrics;
    const isLogged = (name: string) => run.log.some(({ logs }) => name in logs);
    const columns = [...names, ...names.map(validationName).filter(isLogged)];
    return html`<p class="status" part="status">
        <span>${status}</span><span class="pace">${throughput}</span>
      </p>
      ${drawProgress(run, messages.title, status)}
      <div class="charts">
        ${names.map((name) => this.drawMetric(name, values.get(name) ?? '', messages))}
      </div>
      ${drawLog(run, means, columns, messages)}
      <p class="visually-hidden" role="status">${this.spoken}</p>`;
  }

  private drawMetric(name: string, value: string, messages: TrainingMonitorMessages): TemplateResult {
    const { run } = this;
    const series = run.series.get(name);
    let paths = this.pathCaches.get(name);
    if (!paths) this.pathCaches.set(name, (paths = new PathCache()));
    const label = metricLabel(name, messages);
    const validation = run.log
      .map(({ end, logs }) => ({ at: end, value: logs[validationName(name)] }))
      .filter((point) => Number.isFinite(point.value));
    const sentence = fill(series ? messages.chart : messages.chartEmpty, {
      name: label,
      value,
      batches: series?.count ?? 0,
    });
    return drawMetricChart({
      name,
      label,
      sentence,
      value,
      series,
      paths,
      extent: run.extent,
      epochEnds: run.epochEnds,
      epochLabel: messages.epoch,
      validation,
      validationLabel: messages.validation,
    });
  }

  /** The present texts; while batches come in quickly, those of a moment ago. */
  private currentTexts(): Texts {
    const { run, isPaused, texts, resolvedMessages: messages } = this;
    const now = performance.now();
    const state = `${run.status} ${isPaused} ${run.log.length} ${this.isChinese}`;
    const isRunning = run.status === 'running' && !isPaused;
    if (texts && isRunning && state === texts.state && now - texts.at < textInterval) return texts;
    return {
      at: now,
      state,
      status: this.statusText(),
      throughput: isRunning ? throughputText(run, now, messages) : '',
      values: new Map(Array.from(run.series, ([name, { smooth }]) => [name, formatMetric(smooth)])),
      means: run.means,
    };
  }

  private statusText(): string {
    return statusText(this.run, this.isPaused, performance.now(), this.resolvedMessages);
  }
}
