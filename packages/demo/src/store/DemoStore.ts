import { loadMnist, type Mnist, type NdView } from '@cnn/core/data';
import type { Sequential } from '@cnn/core/training';
import type { DigitImage, TrainingMonitor } from '@cnn/viz';
import type { ReactiveControllerHost } from 'lit';
import { errorMessage } from './errorMessage.js';
import { memoizedImageAt, slice } from './images.js';
import { buildModel } from './model.js';
import { evaluateInChunks, findMistake, type TestResult } from './testImages.js';

export interface TrainingSettings {
  epochs: number;
  /** How many of the training images are used, from the first on. */
  images: number;
  batchSize: number;
}

export type Activity = 'idle' | 'training' | 'paused' | 'stopping';

/** The minimum time between two refreshes of the predictions while the model trains, in milliseconds. */
const refreshInterval = 2000;

/** The state that all sections of the page share: the data, the model, and its training and test. */
export class DemoStore {
  data?: Mnist;
  /** Bytes of the data: downloaded, and in total (0 while unknown). */
  progress = { loaded: 0, total: 0 };
  downloadError?: string;
  model: Sequential = buildModel();
  activity: Activity = 'idle';
  trainingError?: string;
  /** Epochs that the model has finished since it was created. */
  epochs = 0;
  /** Whether the model has been trained, for at least one batch. */
  hasLearned = false;
  /** The filters of the first layer: before training, after each epoch, and where training was stopped within one. */
  filters: readonly NdView[] = [];
  /** Whether the last of `filters` was recorded within an epoch. */
  isWithinEpoch = false;
  /** The index of the selected test image. */
  index = 0;
  /** The digit that the reader drew, `[28, 28, 1]`. */
  ownDigit?: NdView<Uint8Array>;
  /** Whether the figures show that digit, and not the test image. */
  isOwnDigitShown = false;
  /** Undefined where the model has changed since. */
  testResult?: TestResult;
  /** Test images evaluated so far; undefined while no test is running. */
  testedCount?: number;
  /** Increases when predictions may have changed. */
  version = 0;

  private readonly listeners = new Set<() => void>();
  private trainingAbort?: AbortController;
  private testAbort?: AbortController;
  private lastRefresh = 0;
  private readonly imageAt = memoizedImageAt();

  constructor() {
    void this.recordFilters();
  }

  /** Updates a host whenever the store changes, while the host is in the document. */
  subscribe(host: ReactiveControllerHost): void {
    const listener = () => host.requestUpdate();
    host.addController({
      hostConnected: () => this.listeners.add(listener),
      hostDisconnected: () => this.listeners.delete(listener),
    });
  }

  async download(): Promise<void> {
    this.downloadError = undefined;
    this.notify();
    try {
      this.data = await loadMnist(new URL('./data', document.baseURI), {
        onProgress: (progress) => {
          this.progress = progress;
          this.notify();
        },
      });
    } catch (error) {
      this.downloadError = errorMessage(error);
    }
    this.notify();
  }

  /** Trains the model further, then tests it. Does nothing while it trains. */
  async train({ epochs, images, batchSize }: TrainingSettings, monitor: TrainingMonitor): Promise<void> {
    if (this.activity !== 'idle' || !this.data) return;
    const { train } = this.data;
    this.trainingError = undefined;
    this.clearTest();
    this.trainingAbort = new AbortController();
    const { signal } = this.trainingAbort;
    this.setActivity('training');
    monitor.begin({ epochs, samples: images, batchSize, append: this.hasLearned });
    try {
      await this.model.fit(slice(train.images, 0, images), slice(train.labels, 0, images), {
        epochs,
        batchSize,
        signal,
        callbacks: {
          ...monitor.callbacks,
          onBatchEnd: (_batch, logs) => {
            monitor.batch(logs);
            this.hasLearned = true;
            this.refreshThrottled();
          },
          onEpochEnd: async (_epoch, logs) => {
            monitor.epoch(logs);
            this.epochs++;
            await this.recordFilters();
            this.refresh();
          },
        },
      });
    } catch (error) {
      monitor.end(signal.aborted ? 'stopped' : 'failed');
      if (!signal.aborted) this.trainingError = errorMessage(error);
    }
    this.activity = 'idle';
    await this.recordFilters(true);
    this.refresh();
    if (this.hasLearned) await this.evaluate();
  }

  pause(): void {
    if (this.activity !== 'training') return;
    this.model.pause();
    this.setActivity('paused');
  }

  resume(): void {
    if (this.activity !== 'paused') return;
    this.model.resume();
    this.setActivity('training');
  }

  stop(): void {
    if (this.activity !== 'training' && this.activity !== 'paused') return;
    this.setActivity('stopping');
    this.trainingAbort?.abort();
  }

  /** Replaces the model by a new one with new weights. Does nothing while it trains. */
  startOver(): void {
    if (this.activity !== 'idle') return;
    this.model.dispose();
    this.model = buildModel();
    this.epochs = 0;
    this.hasLearned = false;
    this.clearTest();
    this.trainingError = undefined;
    this.filters = [];
    this.isWithinEpoch = false;
    void this.recordFilters();
    this.refresh();
  }

  /** Shows a test image in the figures. */
  selectImage(index: number): void {
    this.index = index;
    this.isOwnDigitShown = false;
    this.notify();
  }

  /** Shows what the reader drew; with undefined, the test image again. */
  setOwnDigit(digit: DigitImage | undefined): void {
    this.ownDigit = digit && { data: digit.data, shape: [28, 28, 1], stride: [28, 1, 1], offset: 0 };
    this.showOwnDigit();
  }

  /** Shows the digit that the reader drew, if there is one. */
  showOwnDigit(): void {
    this.isOwnDigitShown = this.ownDigit !== undefined;
    this.notify();
  }

  /** The image that the figures show, `[28, 28, 1]`: the same object until another image is shown. */
  get image(): NdView<Uint8Array> | undefined {
    if (this.isOwnDigitShown) return this.ownDigit;
    return this.data && this.imageAt(this.data.test.images, this.index);
  }

  /** The ten probabilities of the selected test image. */
  async predictImage(): Promise<Float32Array> {
    const { data } = await this.model.predict(slice(this.data!.test.images, this.index, this.index + 1));
    return data as Float32Array;
  }

  /** The ten probabilities of an image of 28 × 28 bytes. */
  async predictDigit({ data: bytes }: { data: Uint8Array }): Promise<Float32Array> {
    const { data } = await this.model.predict({ data: bytes, shape: [1, 28, 28, 1] });
    return data as Float32Array;
  }

  /** The index of the next test image, after the last comes the first, that the model gets wrong; undefined if none. */
  nextMistake(): Promise<number | undefined> {
    return findMistake((images) => this.model.predict(images), this.data!.test, this.index);
  }

  /** Tests the model on all test images, unless it changes meanwhile. */
  private async evaluate(): Promise<void> {
    this.testAbort = new AbortController();
    const { signal } = this.testAbort;
    this.testedCount = 0;
    this.notify();
    try {
      const result = await evaluateInChunks(this.model, this.data!.test, signal, (count) => {
        this.testedCount = count;
        this.notify();
      });
      if (signal.aborted) return;
      this.testResult = result;
    } catch (error) {
      if (signal.aborted) return;
      this.trainingError = errorMessage(error);
    }
    this.testedCount = undefined;
    this.notify();
  }

  /** Adds the filters of the first layer to `filters` where they differ from the last. */
  private async recordFilters(isWithinEpoch = false): Promise<void> {
    const { model } = this;
    const [kernel] = await model.getWeights();
    if (model !== this.model) return;
    const finished = this.isWithinEpoch ? this.filters.slice(0, -1) : this.filters;
    const isUnchanged = String(finished.at(-1)?.data) === String(kernel.data);
    this.filters = isUnchanged ? finished : [...finished, kernel];
    this.isWithinEpoch = isWithinEpoch && !isUnchanged;
    this.notify();
  }

  private clearTest(): void {
    this.testAbort?.abort();
    this.testResult = this.testedCount = undefined;
  }

  private setActivity(activity: Activity): void {
    this.activity = activity;
    this.notify();
  }

  private refreshThrottled(): void {
    if (performance.now() - this.lastRefresh > refreshInterval) this.refresh();
  }

  private refresh(): void {
    this.lastRefresh = performance.now();
    this.version++;
    this.notify();
  }

  private notify(): void {
    for (const listener of this.listeners) listener();
  }
}
