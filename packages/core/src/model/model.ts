import { checkBytes, checkFlag, checkOptions } from '../arrays/check.js';
import { ArgumentError, StateError, TrainingError } from '../arrays/errors.js';
import { denseView, sizeOf, type ArrayInput, type FloatArray, type DenseView } from '../arrays/view.js';
import type { KernelBackend } from '../kernels/selectKernels.js';
import type { Layer, LayerGraph, LayerInputs } from '../layers/layer.js';
import { layerConfigs } from '../layers/registry.js';
import { withLearningRate } from '../learning/optimizers/registry.js';
import { checkMemory } from '../plan/checkMemory.js';
import type { ModelSpec, TrainingState } from '../plan/modelSpec.js';
import { listParameters, type ParameterList } from '../plan/parameters.js';
import {
  checkSteps,
  checkWorkerOptions,
  type EvaluateOptions,
  type PredictOptions,
} from './options/checkWorkers.js';
import {
  checkCompile,
  fromCompiledConfig,
  hasCustomFunctions,
  toCompiledConfig,
  toSavedConfig,
  type Compiled,
  type CompiledConfig,
  type CompileOptions,
} from './options/compile.js';
import { writeModel } from './file/modelFile.js';
import { saveTo, type StorageLocation } from './file/modelStorage.js';
import { callbackList, type CallbackList } from './fit/callbackList.js';
import type { CallbackModel } from './fit/callbacks.js';
import { checkFitData, type FitSource } from './fit/fitData.js';
import { checkFitOptions, type FitOptions } from './fit/fitOptions.js';
import { joinHistories, validationName, type History, type Logs } from './fit/logs.js';
import { initialSlots, initialState } from './state/initialState.js';
import { layerGradients, layerOutputs } from './layerOutputs.js';
import { modelOptimizer, type ModelOptimizer } from './state/modelOptimizer.js';
import { ModelRuntime } from './modelRuntime.js';
import { argumentsAfter, isBatches, type Batch, type Batches, type InputBatch } from './inputs/batches.js';
import { evaluateBatches, predictBatches } from './inputs/pieces.js';
import { checkClassWeight, weighClasses, type WeightOptions } from './inputs/sampleWeights.js';
import { checkSamples, toDataset, transferableCopies } from './inputs/samples.js';
import type { SequentialOptions } from './options/sequentialOptions.js';
import { summarize, type Summary } from './summary.js';
import { toWeights } from './state/toWeights.js';

/** What a model file holds of a model, beside its layers and options. */
export interface SavedState {
  state: TrainingState;
  compiled?: CompiledConfig;
  history: Record<string, number[]>;
}

/**
 * What every model can do. `Result` is the form of its results: views, or ndarrays from the main entry. Letters: n
 * samples.
 */
export class Model<Result = DenseView<FloatArray>> implements CallbackModel {
  /** In topological order. */
  readonly layers: readonly Layer[];
  /**
   * For each layer the indices of the values that it takes: 0 is the model's input, i + 1 the output of layer i. Undefined
   * in a sequential model, where each layer takes the output of the one before.
   */
  readonly layerInputs?: LayerInputs;
  /** The shape of one sample of input. */
  readonly inputShape: readonly number[];
  /** The shape of one sample of output. */
  readonly outputShape: readonly number[];
  /** The option, or a random one: the same seed gives the same weights, orders, dropout masks and augmentation. */
  readonly seed: number;
  /** In the order of the outputs. */
  readonly classNames?: readonly string[];
  /** The metrics of every epoch of every fit so far, by name. */
  readonly history: Record<string, number[]>;
  private readonly kernels: KernelBackend;
  private readonly parameterList: ParameterList;
  private readonly state: TrainingState;
  private compiled?: Compiled;
  private readonly runtime = new ModelRuntime(
    (capacity, training) => this.spec(capacity, training),
    () => this.state,
  );
  private isFitting = false;
  /** Those of the running fit. */
  private callbacks?: CallbackList;
  private fitSource?: FitSource;

  /** Use `sequential`, `model` or `loadModel`, which check the arguments. */
  constructor(
    graph: LayerGraph,
    options: SequentialOptions,
    private readonly toResult: (view: DenseView<FloatArray>) => Result,
    saved?: SavedState,
  ) {
    const { seed = Math.floor(Math.random() * 2 ** 31), kernels = 'auto', classNames } = options;
    this.layers = graph.layers;
    this.layerInputs = graph.layerInputs;
    this.inputShape = graph.inputShape;
    this.parameterList = listParameters(graph);
    this.outputShape = this.parameterList.outputShape;
    this.seed = seed;
    this.kernels = kernels;
    this.classNames = classNames && [...classNames];
    this.history = saved?.history ?? {};
    this.compiled = saved?.compiled && fromCompiledConfig(saved.compiled);
    this.state = saved?.state ?? initialState(this.parameterList, seed);
  }

  /**
   * The layers with their output shapes and parameter counts.
   *
   * @param options `print`: whether to print the table to the console too, default false
   * @throws ArgumentError
   */
  summary(options: { print?: boolean } = {}): Summary {
    checkOptions('summary', options, ['print']);
    const summary = summarize(this);
    if (checkFlag('summary', 'print', options.print ?? false)) console.log(String(summary));
    return summary;
  }

  /**
   * Sets how the model learns. The weights stay; the optimizer starts without anything remembered from an earlier one.
   *
   * @throws ArgumentError, StateError (during a fit)
   */
  compile(options: CompileOptions): void {
    this.requireIdle('compile');
    this.compiled = checkCompile(options, this.outputShape);
    this.state.slots = initialSlots(this.parameterList, this.compiled.optimizer);
    this.state.step = 0;
    this.runtime.invalidate();
  }

  /**
   * Trains the model, as with arrays, with batches that are given one by one, such as by a generator function; no batch
   * may have more samples than the first. Each is read while the one before is computed, so that at most a few are held;
   * with workers also those since their last checkpoint, about 64 MB at most, to be repeated where a worker fails. `return`
   * of an iterator is called where it has not ended. An error that one throws rejects the fit with that error, after the
   * batches before it.
   */
  async fit(x: Batches, options?: FitOptions): Promise<History>;
  /**
   * Trains the model. The weights change when the fit ends, for whatever reason. An abort ends it after its current
   * batch, or at once where x and y are still being copied or a batch is awaited, and rejects with the signal's reason,
   * also where that batch was the last. A worker that fails is replaced, and what it did is repeated with the same result.
   *
   * @param x `[n, …inputShape]`, bytes or floats; must not change during the fit
   * @param y the targets that the loss takes: `[n]` class numbers, or `[n, …outputShape]`; must not change either
   * @returns the metrics of each epoch, by name
   * @throws ArgumentError, StateError (not compiled, or already being fitted), TrainingError (a loss, a
   *   validation loss or a weight that is not finite; the weights are those of the last finished batch), the first error of a callback
   */
  async fit(x: ArrayInput, y: ArrayInput, options?: FitOptions): Promise<History>;
  async fit(x: ArrayInput | Batches, second?: ArrayInput | FitOptions, third?: FitOptions): Promise<History> {
    this.requireIdle('fit');
    const { loss } = this.requireCompiled('fit');
    const { y, options } = argumentsAfter('fit', x, second, third);
    const settings = checkFitOptions(x, options);
    settings.signal?.throwIfAborted();
    const { callbacks, signal, epochs, batchSize, shuffle } = settings;
    const workers = this.allowedWorkers('fit', settings.workers);
    const { inputShape, outputShape } = this;
    const source = checkFitData(x, y, settings, { inputShape, outputShape, loss });
    if (typeof source.capacity === 'number') this.checkMemory(source.capacity, true);

    this.isFitting = true;
    this.fitSource = source;
    const stop = () => this.stop();
    const metricNames = this.metricNames();
    const isValidated = settings.validationData !== undefined || settings.validationSplit > 0;
    const logNames = [...metricNames, ...(isValidated ? metricNames.map(validationName) : [])];
    const list = callbackList(metricNames, callbacks, this, stop);
    this.callbacks = list;
    signal?.addEventListener('abort', stop, { once: true });
    try {
      // Without waiting where it is known, so that what is called just after `fit` finds the session.
      const capacity = typeof source.capacity === 'number' ? source.capacity : await source.capacity();
      signal?.throwIfAborted();
      await this.runtime.withFitSession(capacity, workers, async (session) => {
        for (const callback of callbacks) await callback.onTrainBegin?.(this, logNames);
        const passes = {
          epochs,
          batchSize,
          shuffle,
          choosesWorkers: workers === undefined,
          learningRate: this.learningRate(),
        };
        const { state, outcome } = await session.fit(
          () => source.load(signal),
          passes,
          async (progress) => {
            await list.report(progress);
            return this.learningRate();
          },
        );
        Object.assign(this.state, state);
        for (const [name, values] of Object.entries(list.history)) {
          (this.history[name] ??= []).push(...values);
        }
        await list.rethrow();
        signal?.throwIfAborted();
        const failure = await source.close();
        if (failure) throw failure.reason;
        if (outcome.kind === 'failed') throw new TrainingError(outcome.message);
      });
    } finally {
      signal?.removeEventListener('abort', stop);
      await source.close();
      this.fitSource = undefined;
      this.callbacks = undefined;
      this.isFitting = false;
    }
    for (const callback of callbacks) await callback.onTrainEnd?.(this);
    return list.history;
  }

  /**
   * Trains on x and y as one batch, on the calling thread in slices of a few milliseconds. Shapes as in `fit`.
   *
   * @param options `sampleWeight` or `classWeight`, as in `fit`
   * @returns the batch's metrics before its update, by name
   * @throws ArgumentError, StateError (not compiled, or being fitted), TrainingError (a loss or weight that is not
   *   finite)
   */
  async trainOnBatch(x: ArrayInput, y: ArrayInput, options: WeightOptions = {}): Promise<Logs> {
    const name = 'trainOnBatch';
    this.requireIdle(name);
    const { loss } = this.requireCompiled(name);
    checkOptions(name, options, ['sampleWeight', 'classWeight']);
    checkClassWeight(name, options);
    const { sampleWeight, classWeight } = options;
    const { inputShape, outputShape } = this;
    const data = toDataset(name, x, y, inputShape, outputShape, loss, undefined, sampleWeight);
    if (classWeight) weighClasses(data, data.count, classWeight, loss);
    this.isFitting = true;
    try {
      const { report, history } = callbackList(this.metricNames(), [], this, () => {});
      const passes = { epochs: 1, batchSize: data.count, shuffle: false };
      const { state, outcome } = await this.runtime.trainLocally(data.count, (session) =>
        session.fit(data, undefined, passes, report),
      );
      Object.assign(this.state, state);
      if (outcome.kind === 'failed') throw new TrainingError(outcome.message.replace(/^fit/, 'trainOnBatch'));
      return Object.fromEntries(Object.entries(history).map(([name, [value]]) => [name, value])) as Logs;
    } finally {
      this.isFitting = false;
    }
  }

  /**
   * The optimizer that the model is compiled with, whose learning rate can be set.
   *
   * @throws StateError (not compiled)
   */
  get optimizer(): ModelOptimizer {
    this.requireCompiled('optimizer');
    const current = () => this.compiled!.optimizer;
    const nextStep = () => this.state.step + 1;
    return modelOptimizer(current, nextStep, (learningRate) => {
      this.compiled = { ...this.compiled!, optimizer: withLearningRate(current(), learningRate) };
      this.runtime.invalidate();
    });
  }

  /** Holds a running fit after its current batch, until `resume`. */
  pause(): void {
    this.runtime.pause();
  }

  /** Continues a paused fit. */
  resume(): void {
    this.runtime.resume();
  }

  /** Ends a running fit after its current batch; `fit` then resolves with the epochs so far. */
  stop(): void {
    this.fitSource?.stop();
    this.runtime.stop();
  }

  /**
   * The mean loss and metrics, by name, over batches that are given one by one, as to `fit`. During a fit, its weights
   * change meanwhile.
   */
  async evaluate(x: Batches, options?: EvaluateOptions): Promise<Logs>;
  /**
   * The mean loss and metrics over x and y, by name. Shapes as in `fit`; during a fit, by the weights of a finished
   * batch. x and y must not change meanwhile: they are copied in slices of a few milliseconds.
   *
   * @throws ArgumentError, StateError (not compiled)
   */
  async evaluate(x: ArrayInput, y: ArrayInput, options?: EvaluateOptions): Promise<Logs>;
  async evaluate(
    x: ArrayInput | Batches,
    second?: ArrayInput | EvaluateOptions,
    third?: EvaluateOptions,
  ): Promise<Logs> {
    const { y, options } = argumentsAfter('evaluate', x, second, third);
    const requested = checkWorkerOptions('evaluate', options, ['sampleWeight', 'steps']);
    checkSteps('evaluate', options, isBatches(x));
    const { loss } = this.requireCompiled('evaluate');
    const workers = this.allowedWorkers('evaluate', requested);
    const { runtime, inputShape, outputShape } = this;
    const shapes = { inputShape, outputShape, loss };
    const toLogs = (values: readonly number[]) =>
      Object.fromEntries(this.metricNames().map((name, i) => [name, values[i]])) as Logs;
    if (isBatches<Batch>(x)) return toLogs(await evaluateBatches(runtime, workers, x, options, shapes));
    const samples = checkSamples(
      'evaluate',
      x,
      y,
      inputShape,
      outputShape,
      loss,
      undefined,
      options.sampleWeight,
    );
    const data = transferableCopies('evaluate', samples);
    const { values } = await runtime.run(samples.count, workers, (session) => session.evaluate(data));
    return toLogs(values);
  }

  /**
   * The outputs for x; during a fit, by the weights of a finished batch.
   *
   * @param x `[n, …inputShape]`, which must not change meanwhile, as it is copied in slices of a few milliseconds; or such
   *   arrays or `{ xs }` one by one, by an iterable or a function that returns one
   * @returns `[n, …outputShape]`
   * @throws ArgumentError
   */
  async predict(x: ArrayInput | Batches<InputBatch>, options: PredictOptions = {}): Promise<Result> {
    const workers = this.allowedWorkers('predict', checkWorkerOptions('predict', options, ['steps']));
    checkSteps('predict', options, isBatches(x));
    const { inputShape, outputShape } = this;
    if (isBatches<InputBatch>(x)) {
      return this.toResult(await predictBatches(this.runtime, workers, x, options, inputShape, outputShape));
    }
    const samples = checkSamples('predict', x, undefined, inputShape, outputShape);
    const { count } = samples;
    checkBytes('predict', 'the result', 4 * count * sizeOf(outputShape));
    const data = transferableCopies('predict', samples);
    const outputs = await this.runtime.run(count, workers, (session) => session.predict(data));
    return this.toResult(denseView(outputs, [count, ...outputShape]));
  }

  /**
   * The output of every layer for x; during a fit, by the weights of a finished batch.
   *
   * @param x `[n, …inputShape]`
   * @returns `[n, …outputShape]` of each layer
   * @throws ArgumentError
   */
  async layerOutputs(x: ArrayInput): Promise<Result[]> {
    const data = toDataset('layerOutputs', x, undefined, this.inputShape, this.outputShape);
    return (await layerOutputs(await this.runtime.currentSpec(), data)).map(this.toResult);
  }

  /**
   * The gradient of the mean loss over x and y with respect to the output of every layer, in prediction: nothing is
   * dropped, and batch normalization uses its moving statistics.
   *
   * @returns `[n, …outputShape]` of each layer
   * @throws ArgumentError, StateError (not compiled)
   */
  async layerGradients(x: ArrayInput, y: ArrayInput): Promise<Result[]> {
    const { loss } = this.requireCompiled('layerGradients');
    const data = toDataset('layerGradients', x, y, this.inputShape, this.outputShape, loss);
    return (await layerGradients(await this.runtime.currentSpec(), data)).map(this.toResult);
  }

  /** Copies of all weights, in Keras' order: layer by layer, kernel before bias. During a fit, those of a finished batch. */
  async getWeights(): Promise<Result[]> {
    const weights = await this.runtime.weights();
    return this.parameterList.parameters.map(({ start, size, shape }) =>
      this.toResult(denseView(weights.slice(start, start + size), shape)),
    );
  }

  /**
   * Replaces all weights; where one is refused, none is changed.
   *
   * @param list in the order and shapes of `getWeights`
   * @throws ArgumentError, StateError (during a fit)
   */
  async setWeights(list: readonly ArrayInput[]): Promise<void> {
    this.requireIdle('setWeights');
    this.state.weights = toWeights(list, this.parameterList);
    this.runtime.invalidate();
  }

  /**
   * The whole model as one file: layers, weights, the optimizer's state, the generator's state, class names and
   * history. A loaded model trains on with the same results as this one, bit for bit. During a fit it can be saved in
   * `onEpochEnd`, while training waits.
   *
   * @param location left out, for the bytes; in Node `{ path }`; in a page `{ indexedDB }`, a name to load it by, or
   *   `{ download }`, a file's name
   * @throws ArgumentError, StateError (elsewhere during a fit), CnnError (a location that does not exist here)
   */
  async save(): Promise<Uint8Array>;
  async save(location: StorageLocation | { download: string }): Promise<void>;
  async save(location?: StorageLocation | { download: string }): Promise<Uint8Array | void> {
    const isAtEpochEnd = this.callbacks?.isAtEpochEnd();
    if (!isAtEpochEnd) this.requireIdle('save');
    const history = isAtEpochEnd ? joinHistories(this.history, this.callbacks!.history) : this.history;
    const { inputShape, layerInputs, seed, classNames } = this;
    const state = await this.runtime.state();
    const bytes = writeModel({
      layers: layerConfigs(this.layers),
      inputShape: [...inputShape],
      layerInputs,
      seed,
      classNames,
      compiled: this.compiled && toSavedConfig(this.compiled),
      history,
      state,
    });
    return location === undefined ? bytes : saveTo(location, bytes);
  }

  /** Ends a running fit and the workers that are idle, and frees what the model holds beside its weights. */
  dispose(): void {
    this.fitSource?.stop();
    this.runtime.dispose();
  }

  /** The optimizer's learning rate, undefined where it follows a schedule. */
  private learningRate(): number | undefined {
    const { learningRate } = this.compiled!.optimizer.options;
    return typeof learningRate === 'number' ? learningRate : undefined;
  }

  private spec(capacity: number, training: boolean): ModelSpec {
    this.checkMemory(capacity, training);
    const { inputShape, layerInputs, seed, kernels, state } = this;
    const compiled = this.compiled && toCompiledConfig(this.compiled);
    return {
      layers: layerConfigs(this.layers),
      inputShape: [...inputShape],
      layerInputs,
      seed,
      kernels,
      capacity,
      loss: compiled?.loss,
      metrics: compiled?.metrics ?? [],
      optimizer: training ? compiled?.optimizer : undefined,
      // The blocks are replaced, never changed: a session that opens later begins with those of now.
      state: { ...state },
    };
  }

  private checkMemory(capacity: number, training: boolean): void {
    const { layers, inputShape, layerInputs, seed, compiled } = this;
    const optimizer = training ? compiled?.optimizer : undefined;
    const metrics = [...(compiled?.metrics.values() ?? [])];
    checkMemory({
      layers,
      inputShape,
      layerInputs,
      seed,
      capacity,
      loss: compiled?.loss,
      metrics,
      optimizer,
    });
  }

  private metricNames(): string[] {
    return ['loss', ...(this.compiled?.metrics.keys() ?? [])];
  }

  /** The option `workers`: with functions of the caller's own, which can not be sent to workers, the calling thread. */
  private allowedWorkers(functionName: string, workers: number | undefined): number | undefined {
    if (!this.compiled || !hasCustomFunctions(this.compiled)) return workers;
    if (!workers) return 0;
    const rule =
      'be 0 or left out with a loss or metrics of your own, which are computed on the calling thread';
    throw new ArgumentError(functionName, 'workers', rule, workers);
  }

  private requireCompiled(functionName: string): Compiled {
    if (!this.compiled) throw new StateError(`${functionName}: the model must be compiled first.`);
    return this.compiled;
  }

  private requireIdle(functionName: string): void {
    if (this.isFitting)
      throw new StateError(`${functionName}: the model is being fitted; wait, or abort the fit.`);
  }
}
