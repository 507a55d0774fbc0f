import { allocateFloats, checkOptions } from '../arrays/check.js';
import { StateError, TrainingError } from '../arrays/errors.js';
import type { KernelOption } from '../kernels/selectKernels.js';
import type { Layer } from '../layers/layer.js';
import type { Metric } from '../learning/metrics/metric.js';
import { writeModel } from './file/modelFile.js';
import { saveTo, type StorageLocation } from './file/modelStorage.js';
import { recreateAfterTransfer } from '../parallel/session/recoverableSession.js';
import type { ModelSpec, TrainingState } from '../plan/modelSpec.js';
import { generator } from '../learning/random/generator.js';
import { denseView, type ArrayInput, type FloatArray, type NdView } from '../arrays/view.js';
import {
  checkCompile,
  fromConfig,
  toConfig,
  type CompileOptions,
  type Compiled,
  type CompiledConfig,
} from './compile.js';
import { checkFitOptions, checkWorkers, type FitOptions } from './fit/fitOptions.js';
import type { History, Logs } from './fit/logs.js';
import { checkFitData } from './fit/fitData.js';
import { callbackList } from './fit/callbackList.js';
import { layerGradients, layerOutputs } from './inspect.js';
import { listParameters } from '../plan/parameters.js';
import { checkMemory } from '../plan/checkMemory.js';
import { checkSequential, type SequentialOptions } from './sequentialOptions.js';
import { toDataset } from './samples.js';
import { toWeights } from './toWeights.js';
import { ModelRuntime } from './modelRuntime.js';
import { summarize, type Summary } from './summary.js';

/** What a model has learnt, beside its layers. */
export interface SavedState {
  state: TrainingState;
  compiled?: CompiledConfig;
  history: Record<string, number[]>;
}

/** A chain of layers, each fed by the one before. */
export class Sequential<Result = NdView<FloatArray>> {
  /** The shape of one sample of input. */
  readonly inputShape: readonly number[];
  /** The shape of one sample of output. */
  readonly outputShape: readonly number[];
  /** The one given, or drawn: the same seed gives the same numbers. */
  readonly seed: number;
  /** In the order of the outputs. */
  readonly classNames?: readonly string[];
  private readonly kernels: KernelOption;
  /** The figures of all epochs so far, over every fit. */
  readonly history: Record<string, number[]>;
  private readonly state: TrainingState;
  private compiled?: Compiled;
  private readonly runtime = new ModelRuntime(
    (capacity, training) => this.spec(capacity, training),
    () => this.state.weights,
  );
  private fitting = false;

  constructor(
    readonly layers: readonly Layer[],
    options: SequentialOptions,
    private readonly toResult: (view: NdView<FloatArray>) => Result,
    /** What a saved model has learnt. */
    saved?: SavedState,
  ) {
    this.inputShape = layers[0].inputShape!;
    const { seed = Math.floor(Math.random() * 2 ** 31), kernels = 'auto' } = options;
    this.seed = seed;
    this.kernels = kernels;
    const { parameters, outputShape, size } = listParameters(layers, this.inputShape);
    this.outputShape = outputShape;
    this.classNames = options.classNames && [...options.classNames];
    this.history = saved?.history ?? {};
    if (saved) {
      this.compiled = saved.compiled && fromConfig(saved.compiled);
      this.state = saved.state;
      return;
    }
    const random = generator(this.seed);
    const weights = allocateFloats('sequential', size);
    for (const parameter of parameters) {
      const { start } = parameter;
      parameter.initialize(weights.subarray(start, start + parameter.size), random);
    }
    this.state = { weights, slots: [], step: 0, random: random.state() };
  }

  /** The layers with their shapes and parameter counts. */
  summary(): Summary {
    return summarize(this.layers, this.inputShape);
  }

  /**
   * Chooses how the model learns; forgets what an earlier optimizer remembered, not the weights.
   *
   * @throws ArgumentError
   */
  compile(options: CompileOptions): void {
    this.requireIdle('compile');
    this.compiled = checkCompile(options, this.outputShape);
    const { size } = listParameters(this.layers, this.inputShape);
    const { slots, initialSlotValue = 0 } = this.compiled.optimizer;
    this.state.slots = [];
    for (let i = 0; i < slots; i++)
      this.state.slots.push(allocateFloats('compile', size).fill(initialSlotValue));
    this.state.step = 0;
    this.runtime.invalidate();
  }

  /**
   * Trains on x `[n, …inputShape]`, bytes or floats, with y, one target a sample; neither may change meanwhile. The
   * weights change when it ends, by whatever end. An abort ends it after the batch it is at, and rejects with the
   * signal's reason, also where that batch was the last. A worker that fails or dies is replaced, and what it did is
   * done again with the same result.
   *
   * @returns the figures of each epoch
   * @throws ArgumentError, StateError (not compiled, or already fitting), TrainingError (a loss that is not
   *   finite; the weights are those of the last finished batch)
   */
  async fit(x: ArrayInput, y: ArrayInput, options: FitOptions = {}): Promise<History> {
    this.requireIdle('fit');
    const { loss } = this.requireCompiled('fit');
    const settings = checkFitOptions(options);
    settings.signal?.throwIfAborted();
    const { callbacks, signal, epochs, batchSize, shuffle } = settings;
    const { count, makeCopies } = checkFitData(x, y, settings, this.inputShape, this.outputShape, loss);
    const capacity = Math.min(batchSize, count);
    this.spec(capacity, true);

    this.fitting = true;
    const stop = () => this.runtime.stop();
    const { report, history } = callbackList(this.metricNames(), callbacks, this, stop);
    signal?.addEventListener('abort', stop, { once: true });
    try {
      await this.runtime.withFitSession(capacity, settings.workers, async (session) => {
        for (const callback of callbacks) await callback.onTrainBegin?.(this);
        const { state, outcome } = await session.fit(makeCopies, { epochs, batchSize, shuffle }, report);
        Object.assign(this.state, state);
        for (const [name, values] of Object.entries(history.epochs)) {
          (this.history[name] ??= []).push(...values);
        }
        await history.rethrow();
        signal?.throwIfAborted();
        if (outcome.kind === 'failed') throw new TrainingError(outcome.message);
      });
    } finally {
      signal?.removeEventListener('abort', stop);
      this.fitting = false;
    }
    for (const callback of callbacks) await callback.onTrainEnd?.(this);
    return history.epochs;
  }

  /**
   * Trains on x and y as one batch, on the calling thread in slices.
   *
   * @returns the batch's figures, before its update
   * @throws ArgumentError, StateError, TrainingError
   */
  async trainOnBatch(x: ArrayInput, y: ArrayInput): Promise<Logs> {
    this.requireIdle('trainOnBatch');
    const { loss } = this.requireCompiled('trainOnBatch');
    const data = toDataset('trainOnBatch', x, y, this.inputShape, this.outputShape, loss);
    this.fitting = true;
    try {
      const { report, history } = callbackList(this.metricNames(), [], this, () => {});
      const once = { epochs: 1, batchSize: data.count, shuffle: false };
      const { state, outcome } = await this.runtime.trainLocally(data.count, (session) =>
        session.fit(data, undefined, once, report),
      );
      Object.assign(this.state, state);
      if (outcome.kind === 'failed') throw new TrainingError(outcome.message.replace(/^fit/, 'trainOnBatch'));
      return Object.fromEntries(
        Object.entries(history.epochs).map(([name, [value]]) => [name, value]),
      ) as Logs;
    } finally {
      this.fitting = false;
    }
  }

  /** Holds a running fit after the batch it is at, until `resume`. */
  pause(): void {
    this.runtime.pause();
  }

  /** Ends a running fit after the batch it is at; `fit` then resolves with the epochs so far. */
  stop(): void {
    this.runtime.stop();
  }

  /** Lets a paused fit go on. */
  resume(): void {
    this.runtime.resume();
  }

  /**
   * The mean loss and metrics over x and y, such as `{ loss, accuracy }`.
   *
   * @throws ArgumentError, StateError
   */
  async evaluate(x: ArrayInput, y: ArrayInput, options: { workers?: number } = {}): Promise<Logs> {
    checkOptions('evaluate', options, ['workers']);
    if (options.workers !== undefined) checkWorkers('evaluate', options.workers);
    const { loss } = this.requireCompiled('evaluate');
    const make = () => toDataset('evaluate', x, y, this.inputShape, this.outputShape, loss);
    const made = make();
    const data = recreateAfterTransfer(made, make);
    const figures = await this.runtime.run(made.count, options.workers, (session) => session.evaluate(data));
    return Object.fromEntries(this.metricNames().map((name, i) => [name, figures[i]])) as Logs;
  }

  /**
   * The outputs `[n, …outputShape]` for x `[n, …inputShape]`. During a fit, with the weights of a finished batch.
   *
   * @throws ArgumentError
   */
  async predict(x: ArrayInput, options: { workers?: number } = {}): Promise<Result> {
    checkOptions('predict', options, ['workers']);
    if (options.workers !== undefined) checkWorkers('predict', options.workers);
    const make = () => toDataset('predict', x, undefined, this.inputShape, this.outputShape);
    const made = make();
    const data = recreateAfterTransfer(made, make);
    const { count } = made;
    const outputs = await this.runtime.run(count, options.workers, (session) => session.predict(data));
    return this.toResult(denseView(outputs, [count, ...this.outputShape]));
  }

  /**
   * The values behind every layer for x, `[n, …outputShape]` each; during a fit, by the weights of a finished batch.
   *
   * @throws ArgumentError
   */
  async layerOutputs(x: ArrayInput): Promise<Result[]> {
    const data = toDataset('layerOutputs', x, undefined, this.inputShape, this.outputShape);
    return (await layerOutputs(await this.runtime.currentSpec(), data)).map(this.toResult);
  }

  /**
   * The gradient of the mean loss over x and y with respect to the values behind every layer, in the shapes of
   * `layerOutputs`; nothing is dropped, and batch normalization goes by its moving figures.
   *
   * @throws ArgumentError, StateError
   */
  async layerGradients(x: ArrayInput, y: ArrayInput): Promise<Result[]> {
    const { loss } = this.requireCompiled('layerGradients');
    const data = toDataset('layerGradients', x, y, this.inputShape, this.outputShape, loss);
    return (await layerGradients(await this.runtime.currentSpec(), data)).map(this.toResult);
  }

  /** Copies of all weights, in Keras' order; during a fit those of a finished batch. */
  async getWeights(): Promise<Result[]> {
    const weights = await this.runtime.weights();
    const { parameters } = listParameters(this.layers, this.inputShape);
    return parameters.map(({ start, size, shape }) =>
      this.toResult(denseView(weights.slice(start, start + size), shape)),
    );
  }

  /**
   * Replaces all weights, given in the order of `getWeights`; if one is refused, none is changed.
   *
   * @throws ArgumentError, StateError (during a fit)
   */
  async setWeights(list: readonly ArrayInput[]): Promise<void> {
    this.requireIdle('setWeights');
    this.state.weights = toWeights(list, listParameters(this.layers, this.inputShape));
    this.runtime.invalidate();
  }

  /**
   * The whole model as one file: layers, weights, what the optimizer remembers, the state of the generator, class
   * names and history. Trained on, the loaded model gives what this one would give, bit for bit.
   *
   * @param place nothing for the bytes; in Node `{ path }`; in a page `{ indexedDB }`, a name to load it by, or
   *   `{ download }`, a file's name
   * @throws ArgumentError, StateError (during a fit)
   */
  async save(): Promise<Uint8Array>;
  async save(place: StorageLocation | { download: string }): Promise<void>;
  async save(place?: StorageLocation | { download: string }): Promise<Uint8Array | void> {
    this.requireIdle('save');
    const bytes = writeModel({
      layers: this.layers.map(({ kind, options }) => ({ kind, options })),
      inputShape: [...this.inputShape],
      seed: this.seed,
      classNames: this.classNames,
      compiled: this.compiled && toConfig(this.compiled),
      history: this.history,
      state: this.state,
    });
    return place === undefined ? bytes : saveTo(place, bytes);
  }

  /** Frees what the model holds beside its weights; ends a running fit, and workers that have nothing to do. */
  dispose(): void {
    this.runtime.dispose();
  }

  private spec(capacity: number, training: boolean): ModelSpec {
    const { layers, inputShape, seed } = this;
    const { loss, optimizer, metrics = new Map<string, Metric>() } = this.compiled ?? {};
    checkMemory({
      layers,
      inputShape,
      seed,
      capacity,
      loss,
      metrics: [...metrics.values()],
      optimizer: training ? optimizer : undefined,
    });
    const compiled = this.compiled && toConfig(this.compiled);
    return {
      layers: this.layers.map(({ kind, options }) => ({ kind, options })),
      inputShape: [...this.inputShape],
      seed: this.seed,
      kernels: this.kernels,
      capacity,
      loss: compiled?.loss,
      metrics: compiled?.metrics ?? [],
      optimizer: training ? compiled?.optimizer : undefined,
      state: this.state,
    };
  }

  private metricNames(): string[] {
    return ['loss', ...(this.compiled?.metrics.keys() ?? [])];
  }

  private requireCompiled(functionName: string) {
    if (!this.compiled) throw new StateError(`${functionName}: the model must be compiled first.`);
    return this.compiled;
  }

  private requireIdle(functionName: string): void {
    if (this.fitting)
      throw new StateError(`${functionName}: the model is being fitted; wait, or abort the fit.`);
  }
}

/**
 * A model of layers one behind the other. The first layer says the `inputShape` of one sample.
 *
 * @throws ArgumentError where a layer can not take what the one before gives
 */
export function sequential(layers: readonly Layer[], options: SequentialOptions = {}): Sequential {
  return new Sequential(...checkSequential(layers, options), (view) => view);
}
