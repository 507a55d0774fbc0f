import { loadMnist, type Mnist, type NdView } from '@cnn/core/data';
import type { Sequential } from '@cnn/core/training';
import type { DigitImage, TrainingMonitor } from '@cnn/viz';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { buildModel } from './model.js';

export interface TrainingSettings {
  epochs: number;
  /** The first so many of the training images. */
  images: number;
  batchSize: number;
}

/** What the test images say about the model. */
export interface TestResult {
  loss: number;
  accuracy: number;
}

/** Test images judged at once. */
const testPart = 1000;

export type Activity = 'idle' | 'training' | 'paused' | 'stopping';

/** While the model trains, what is predicted is refreshed at most this often, in milliseconds. */
const refreshInterval = 2000;

/** The data, the model, and what is going on with them: the one state that all sections of the page share. */
export class Lab {
  data?: Mnist;
  /** Bytes of the data that are there. */
  progress = { loaded: 0, total: 0 };
  downloadError?: string;
  model: Sequential = buildModel();
  activity: Activity = 'idle';
  trainingError?: string;
  /** Epochs that the model has finished since it was new. */
  epochs = 0;
  /** Whether the model has learned anything. */
  hasLearned = false;
  /** The filters of the first layer before training and after each epoch, and where it was stopped within one. */
  filters: readonly NdView[] = [];
  /** Whether the last of `filters` is of within an epoch. */
  isWithinEpoch = false;
  /** The test image that is looked at. */
  index = 0;
  /** What the reader wrote, `[28, 28, 1]`. */
  digit?: NdView<Uint8Array>;
  /** Whether that is looked at, and not the test image. */
  looksAtDigit = false;
  test?: TestResult;
  /** What the model takes each test image for, known with `test`. */
  predictions?: NdView<Uint8Array>;
  /** Test images judged so far, while that goes on. */
  tested?: number;
  /** Changes when predictions may have. */
  version = 0;

  private readonly watchers = new Set<() => void>();
  private abort?: AbortController;
  private refreshed = 0;
  private testRun = 0;
  private readonly pick = picker();

  constructor() {
    void this.keepFilters();
  }

  /** Makes a part of the page follow the lab. */
  follow(host: ReactiveControllerHost): void {
    const changed = () => host.requestUpdate();
    const controller: ReactiveController = {
      hostConnected: () => this.watchers.add(changed),
      hostDisconnected: () => this.watchers.delete(changed),
    };
    host.addController(controller);
  }

  async download(): Promise<void> {
    this.downloadError = undefined;
    this.change();
    try {
      this.data = await loadMnist(new URL('./data', document.baseURI), {
        onProgress: (progress) => {
          this.progress = progress;
          this.change();
        },
      });
    } catch (error) {
      this.downloadError = sentence(error);
    }
    this.change();
  }

  /** Trains on from what the model knows. Does nothing while it trains. */
  async train({ epochs, images, batchSize }: TrainingSettings, monitor: TrainingMonitor): Promise<void> {
    if (this.activity !== 'idle' || !this.data) return;
    const { train } = this.data;
    this.activity = 'training';
    this.trainingError = undefined;
    this.forgetTest();
    this.abort = new AbortController();
    this.change();
    monitor.begin({ epochs, samples: images, batchSize, append: this.hasLearned });
    try {
      await this.model.fit(firstOf(train.images, images), firstOf(train.labels, images), {
        epochs,
        batchSize,
        signal: this.abort.signal,
        callbacks: {
          ...monitor.callbacks,
          onBatchEnd: (_batch, logs) => {
            monitor.batch(logs);
            this.hasLearned = true;
            this.refreshSometimes();
          },
          onEpochEnd: async (_epoch, logs) => {
            monitor.epoch(logs);
            this.epochs++;
            await this.keepFilters();
            this.refresh();
          },
        },
      });
    } catch (error) {
      const isStopped = this.abort.signal.aborted;
      monitor.end(isStopped ? 'stopped' : 'failed');
      if (!isStopped) this.trainingError = sentence(error);
    }
    this.activity = 'idle';
    await this.keepFilters(true);
    this.refresh();
    if (this.hasLearned) await this.evaluate();
  }

  pause(): void {
    if (this.activity !== 'training') return;
    this.model.pause();
    this.become('paused');
  }

  resume(): void {
    if (this.activity !== 'paused') return;
    this.model.resume();
    this.become('training');
  }

  stop(): void {
    if (this.activity !== 'training' && this.activity !== 'paused') return;
    this.become('stopping');
    this.abort?.abort();
  }

  /** A new model with new weights. */
  startOver(): void {
    if (this.activity !== 'idle') return;
    this.model.dispose();
    this.model = buildModel();
    this.epochs = 0;
    this.hasLearned = false;
    this.forgetTest();
    this.trainingError = undefined;
    this.filters = [];
    this.isWithinEpoch = false;
    void this.keepFilters();
    this.refresh();
  }

  /** Looks at a test image. */
  choose(index: number): void {
    this.index = index;
    this.looksAtDigit = false;
    this.change();
  }

  /** What the reader wrote is looked at; where it is wiped out, the test image again. */
  write(digit: DigitImage | undefined): void {
    this.digit = digit && { data: digit.data, shape: [28, 28, 1], stride: [28, 1, 1], offset: 0 };
    this.look();
  }

  /** Looks at what the reader wrote, where there is something. */
  look(): void {
    this.looksAtDigit = this.digit !== undefined;
    this.change();
  }

  /** What is looked at, `[28, 28, 1]`: the same view while it is the same image. */
  get image(): NdView<Uint8Array> | undefined {
    if (this.looksAtDigit) return this.digit;
    return this.data && this.pick(this.data.test.images, this.index);
  }

  /** The ten probabilities of test images from … to−1. */
  async predict(from: number, to = from + 1): Promise<Float32Array> {
    const { images } = this.data!.test;
    const { data } = await this.model.predict(slice(images, from, to));
    return data as Float32Array;
  }

  /** The ten probabilities of an image `[28, 28]` that the reader made. */
  async predictDigit({ data: bytes }: { data: Uint8Array }): Promise<Float32Array> {
    const { data } = await this.model.predict({ data: bytes, shape: [1, 28, 28, 1] });
    return data as Float32Array;
  }

  /** The first test image behind `index`, around the end, that the model gets wrong; undefined where there is none. */
  async nextMistake(index: number): Promise<number | undefined> {
    const { labels } = this.data!.test;
    const count = labels.shape[0];
    const atOnce = 500;
    for (let seen = 0; seen < count;) {
      const from = (index + 1 + seen) % count;
      const to = Math.min(from + atOnce, count);
      const classes = await this.classes(from, to);
      for (let i = from; i < to; i++) if (classes[i - from] !== labels.data[i]) return i;
      seen += to - from;
    }
    return undefined;
  }

  /** The most probable classes of test images from … to−1. */
  private async classes(from: number, to: number): Promise<number[]> {
    const outputs = await this.predict(from, to);
    return Array.from({ length: to - from }, (_, i) => largest(outputs.subarray(i * 10, (i + 1) * 10)));
  }

  /** Judges the model by the test images, a part at a time, until something newer makes it pointless. */
  private async evaluate(): Promise<void> {
    const run = ++this.testRun;
    const { images, labels } = this.data!.test;
    const count = images.shape[0];
    const result: TestResult = { loss: 0, accuracy: 0 };
    const predictions = new Uint8Array(count);
    this.tested = 0;
    this.change();
    try {
      for (let from = 0; from < count; from += testPart) {
        const to = Math.min(from + testPart, count);
        const part = await this.model.evaluate(slice(images, from, to), slice(labels, from, to));
        predictions.set(await this.classes(from, to), from);
        if (run !== this.testRun) return;
        result.loss += (part.loss * (to - from)) / count;
        result.accuracy += (part.accuracy * (to - from)) / count;
        this.tested = to;
        this.change();
      }
      this.test = result;
      this.predictions = { data: predictions, shape: [count], stride: [1], offset: 0 };
    } catch (error) {
      if (run === this.testRun) this.trainingError = sentence(error);
    }
    this.tested = undefined;
    this.change();
  }

  /** Keeps the first layer's filters as they are now, unless they are as they were. */
  private async keepFilters(isWithinEpoch = false): Promise<void> {
    const { model } = this;
    const [now] = await model.getWeights();
    if (model !== this.model) return;
    const kept = this.isWithinEpoch ? this.filters.slice(0, -1) : this.filters;
    const isSame = String(kept.at(-1)?.data) === String(now.data);
    this.filters = isSame ? kept : [...kept, now];
    this.isWithinEpoch = isWithinEpoch && !isSame;
    this.change();
  }

  private forgetTest(): void {
    this.testRun++;
    this.test = this.predictions = undefined;
    this.tested = undefined;
  }

  private become(activity: Activity): void {
    this.activity = activity;
    this.change();
  }

  private refreshSometimes(): void {
    if (performance.now() - this.refreshed > refreshInterval) this.refresh();
  }

  private refresh(): void {
    this.refreshed = performance.now();
    this.version++;
    this.change();
  }

  private change(): void {
    for (const changed of this.watchers) changed();
  }
}

export function largest(values: ArrayLike<number>): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i] > values[best]) best = i;
  return best;
}

/** Items from … to−1 of the first axis, over the same memory. */
export function slice(view: NdView<Uint8Array>, from: number, to: number): NdView<Uint8Array> {
  const [, ...shape] = view.shape;
  return { ...view, shape: [to - from, ...shape], offset: view.offset + from * view.stride[0] };
}

const firstOf = (view: NdView<Uint8Array>, count: number) => slice(view, 0, count);

/** `pick` that gives the same view again while the index is the same, so that nothing is drawn anew for it. */
export function picker(): typeof pick {
  let last: { index: number; data: Uint8Array; view: NdView<Uint8Array> } | undefined;
  return (view, index) => {
    if (last?.data !== view.data || last.index !== index) {
      last = { index, data: view.data, view: pick(view, index) };
    }
    return last.view;
  };
}

/** The image at an index, `[28, 28, 1]`. */
function pick(view: NdView<Uint8Array>, index: number): NdView<Uint8Array> {
  const [step, ...stride] = view.stride;
  return { data: view.data, shape: view.shape.slice(1), stride, offset: view.offset + index * step };
}

const sentence = (error: unknown): string => (error instanceof Error ? error.message : String(error));
