// A model compiled once: one arena, and what to call on which part of it. Letters: n samples in a batch.
import type { Kernels } from '../kernels/kernels.js';
import { singleThreaded, type ArenaPlacement } from '../kernels/arenaPlacement.js';
import type { Layer, LayerPlan, Pass, RowBlock, SparseGradient, BatchStatistics } from '../layers/layer.js';
import type { Loss } from '../learning/losses/loss.js';
import type { Metric } from '../learning/metrics/metric.js';
import type { Optimizer } from '../learning/optimizers/optimizer.js';
import { sizeOf } from '../arrays/view.js';
import { listParameters, type ParameterLayout } from './parameters.js';

export interface PlanRequest {
  layers: readonly Layer[];
  inputShape: readonly number[];
  /** The most samples in a batch. */
  capacity: number;
  seed: number;
  loss?: Loss;
  metrics?: readonly Metric[];
  /** Given for training. */
  optimizer?: Optimizer;
  /** Keeps the gradient of every layer's output, also where no weight needs it. Default false. */
  everyGradient?: boolean;
  kernels: (length: number) => Kernels;
  /** Default alone. */
  placement?: ArenaPlacement;
}

export interface Plan {
  kernels: Kernels;
  /** `[n, …inputShape]`, `[n, …outputShape]` and `[n, target]` */
  input: RowBlock;
  output: RowBlock;
  targets: RowBlock;
  /** `[n, 1 + sums]`: of each sample the loss, and what the metrics add up. */
  metricSums: RowBlock;
  /** All weights in one block, and where each parameter lies in it. */
  weights: { start: number; length: number };
  parameters: readonly ParameterLayout[];
  /** What the optimizer remembers, in blocks as long as the weights. */
  slots: readonly number[];
  /** The output of each layer and, where the plan has it, its gradient. */
  layers: readonly { kind: string; shape: readonly number[]; output: RowBlock; outputGradient?: RowBlock }[];
  /** A training step up to the gradients of all samples: after each stage its rows are shared. */
  stages: readonly Stage[];

  forward(from: number, to: number, pass: Pass): void;
  /** The mean loss and the metrics, from the figures added up over `count` samples. */
  finalizeMetrics(sums: readonly number[], count: number): number[];
  /** Fills in the figures of samples whose output is there. */
  computeMetrics(from: number, to: number): void;
  /** Gradients of the samples, for the mean loss over the pass' batch; `visit` sees each layer before its turn. */
  backward(from: number, to: number, pass: Pass, visit: (layer: number) => void): void;
  /** Computes the gradient of rows of a parameter and moves them. */
  update(parameter: number, n: number, from: number, to: number, step: number): void;
}

/** A part of a training step in which no sample needs to know of another. */
export interface Stage {
  run(from: number, to: number, pass: Pass): void;
  /** What all members must know afterwards of all samples. */
  shared: readonly RowBlock[];
}

export function compilePlan(request: PlanRequest): Plan {
  const { layers, loss, metrics = [], optimizer, capacity } = request;
  const { everyGradient = false, placement: place = singleThreaded } = request;
  const training = optimizer !== undefined || everyGradient;
  let length = 0;
  const reserve = (floats: number): number => (length += floats) - floats;
  const perSample = (width: number): RowBlock => ({ start: reserve(width * capacity), width });
  let kernels: Kernels | undefined;

  const {
    parameters,
    byLayer,
    outputShape: modelOutputShape,
    size,
  } = listParameters(layers, request.inputShape);
  const weights = { start: reserve(size), length: size };
  const gradients = training ? reserve(size) : 0;
  const slots = Array.from({ length: optimizer?.slots ?? 0 }, () => reserve(size));
  const targets = perSample(loss?.targetWidth(modelOutputShape) ?? 0);
  const figures = perSample(loss ? metrics.reduce((sum, metric) => sum + (metric.sums ?? 1), 1) : 0);

  const input = perSample(sizeOf(request.inputShape));
  const plans: LayerPlan[] = [];
  const ofLayers: Plan['layers'][number][] = [];
  let shape: readonly number[] = request.inputShape;
  let rows = input;
  let rowsGradient = everyGradient ? perSample(input.width) : undefined;
  let needsGradient = everyGradient;
  const last = layers[layers.length - 1];
  let scattered: SparseGradient | undefined;
  const behind =
    !everyGradient && loss?.fusedActivation?.activation === last.activation
      ? loss?.fusedActivation
      : undefined;
  layers.forEach((layer, index) => {
    const own = byLayer[index];
    const outputShape = layer.outputShape(shape);
    const outputNeedsGradient = needsGradient || own.length > 0;
    const before = scattered;
    const output = before?.values ?? (layer.reshapes ? rows : perSample(sizeOf(outputShape)));
    const next = layers[index + 1];
    const scatters =
      training && layer.acceptsSparseGradient && !needsGradient && next?.producesSparseGradient === true;
    scattered = scatters ? scatteredBehind(sizeOf(next.outputShape(outputShape)), perSample) : undefined;
    const outputGradient =
      !training || !outputNeedsGradient || scattered
        ? undefined
        : (before?.gradient ?? (layer.reshapes ? rowsGradient : perSample(sizeOf(outputShape))));
    plans.push(
      layer.plan({
        kernels: () => kernels!,
        index,
        seed: request.seed,
        inputShape: shape,
        outputShape,
        input: rows,
        inputGradient: needsGradient ? rowsGradient : undefined,
        output,
        outputGradient,
        sparseGradient: scattered,
        argmaxCells: before?.cells,
        parameters: own.map(({ start }) => weights.start + start),
        parameterGradients: own.map(({ start }) => gradients + start),
        training,
        lossFusesActivation: behind !== undefined && index === layers.length - 1,
        perSample,
        scratch: (floats) => reserve(floats * place.threadCount) + floats * place.threadIndex,
      }),
    );
    ofLayers.push({ kind: layer.kind, shape: outputShape, output, outputGradient });
    [shape, rows, rowsGradient, needsGradient] = [outputShape, output, outputGradient, outputNeedsGradient];
  });
  const output = rows;
  const outputGradient = rowsGradient;
  const width = output.width;
  kernels = request.kernels(length);
  const { memory } = kernels;

  const judge = (from: number, to: number): void => {
    if (!loss) return;
    for (let n = from; n < to; n++) {
      const prediction = output.start + n * width;
      const target = targets.start + n * targets.width;
      let at = figures.start + n * figures.width;
      memory[at++] = loss.value(memory, prediction, width, memory, target);
      for (const metric of metrics) {
        metric.add(memory, at, prediction, width, target);
        at += metric.sums ?? 1;
      }
    }
  };
  const lossGradient: Stage['run'] = (from, to, { n }) => {
    if (!loss || !outputGradient) return;
    const { gradient } = behind ?? loss;
    for (let i = from; i < to; i++) {
      const prediction = output.start + i * width;
      const target = targets.start + i * targets.width;
      gradient(memory, outputGradient.start + i * width, memory, prediction, width, memory, target, 1 / n);
    }
  };

  return {
    kernels,
    input,
    output,
    targets,
    metricSums: figures,
    weights,
    parameters,
    slots,
    layers: ofLayers,
    stages: training ? toStages(plans, [judge, lossGradient], figures) : [],
    forward(from, to, pass) {
      for (const plan of plans) plan.forward(from, to, pass);
    },
    computeMetrics: judge,
    finalizeMetrics(sums, count) {
      let at = 1;
      const results = metrics.map(({ sums: own = 1, result }) => {
        const part = sums.slice(at, (at += own));
        return result ? result(part, count) : part[0] / count;
      });
      return [sums[0] / count, ...results];
    },
    backward(from, to, pass, visit) {
      lossGradient(from, to, pass);
      for (let i = plans.length - 1; i >= 0; i--) {
        visit(i);
        plans[i].backward?.(from, to, pass);
      }
    },
    update(parameter, n, from, to, step) {
      const { layer, indexInLayer: place, start, rowWidth, trainable = true } = parameters[parameter];
      if (!trainable) return plans[layer].updateMovingStatistics!(place, n, from, to);
      plans[layer].parameterGradient!(place, n, from, to);
      const first = start + from * rowWidth;
      optimizer!.update(
        kernels,
        weights.start + first,
        gradients + first,
        slots.map((slot) => slot + first),
        (to - from) * rowWidth,
        step,
      );
    },
  };
}

/** Room for a max pooling's output, its gradient and its winners. */
function scatteredBehind(width: number, perSample: (width: number) => RowBlock): SparseGradient {
  return { values: perSample(width), gradient: perSample(width), cells: perSample(width) };
}

/** Forward, the loss, and backward, cut where a layer must first know of all samples. */
function toStages(plans: readonly LayerPlan[], middle: readonly Stage['run'][], figures: RowBlock): Stage[] {
  const stages: Stage[] = [];
  let calls: Stage['run'][] = [];
  const end = (shared: readonly RowBlock[]) => {
    const ended = calls;
    stages.push({ run: (from, to, pass) => ended.forEach((call) => call(from, to, pass)), shared });
    calls = [];
  };
  const add = (statistics: BatchStatistics | undefined, call: Stage['run']) => {
    if (statistics) {
      calls.push(statistics.compute);
      end(statistics.shared);
    }
    calls.push(call);
  };
  for (const plan of plans) add(plan.statistics?.forward, plan.forward);
  calls.push(...middle);
  for (const plan of plans.toReversed()) if (plan.backward) add(plan.statistics?.backward, plan.backward);
  end([...plans.flatMap((plan) => plan.shared ?? []), figures]);
  return stages;
}
