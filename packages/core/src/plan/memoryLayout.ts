// Where everything of a model is in the arena, computed before any memory is allocated. Letters: n samples in a
// batch. Offsets and lengths are counted in floats.
import { sizeOf } from '../arrays/view.js';
import { singleThreaded, type ArenaPlacement } from '../kernels/arenaPlacement.js';
import type { Layer, RowBlock, Shape, SparseGradient } from '../layers/layer.js';
import type { Loss } from '../learning/losses/loss.js';
import { countSums, type Metric } from '../learning/metrics/metric.js';
import { limitsNorms, type Optimizer } from '../learning/optimizers/optimizer.js';
import { listParameters, type ParameterLayout } from './parameters.js';

/** What a plan is for. */
export interface PlanRequest {
  layers: readonly Layer[];
  inputShape: Shape;
  /** The most samples in a batch. */
  capacity: number;
  seed: number;
  loss?: Loss;
  metrics?: readonly Metric[];
  /** Given for training. */
  optimizer?: Optimizer;
  /** Keeps the gradient of every layer's output, also where no parameter needs it. Default false. */
  everyGradient?: boolean;
  /** Default single-threaded. */
  placement?: ArenaPlacement;
}

/** The arena before it is allocated: counts what is reserved. */
export class ArenaAllocator {
  /** Floats reserved so far. */
  length = 0;

  constructor(
    private readonly capacity: number,
    private readonly placement: ArenaPlacement = singleThreaded,
  ) {}

  /** Returns the offset. */
  reserve(floats: number): number {
    const start = this.length;
    this.length += floats;
    return start;
  }

  /** Rows for as many samples as the plan takes. */
  perSample(width: number): RowBlock {
    return { start: this.reserve(width * this.capacity), width };
  }

  /** Floats for each thread that shares the arena; returns the offset of this thread's. */
  scratch(floats: number): number {
    const { threadIndex, threadCount } = this.placement;
    return this.reserve(floats * threadCount) + floats * threadIndex;
  }
}

/** The blocks of one layer, as `LayerContext` describes them. */
export interface LayerLayout {
  inputShape: Shape;
  outputShape: Shape;
  input: RowBlock;
  inputGradient?: RowBlock;
  output: RowBlock;
  outputGradient?: RowBlock;
  sparseGradient?: SparseGradient;
  argmaxCells?: RowBlock;
  parameters: readonly number[];
  parameterGradients: readonly number[];
}

/** The blocks of a model, but for what layers reserve for themselves. */
export interface MemoryLayout {
  parameters: readonly ParameterLayout[];
  /** All weights in one block. */
  weights: { start: number; length: number };
  /** The offset of their gradients, a block of the same length; not reserved where the plan can not train. */
  gradients: number;
  /** The offset of the sum of squares of each gradient row; not reserved where no norms are limited. */
  gradientSquares: number;
  /** The offsets of the optimizer's slots, blocks of the same length. */
  slots: readonly number[];
  /** `[n, …inputShape]` */
  input: RowBlock;
  /** `[n, …outputShape]` */
  output: RowBlock;
  outputGradient?: RowBlock;
  /** `[n, target + 1]`: of each sample its target, then its weight in the loss; of width 0 without a loss. */
  targets: RowBlock;
  /** `[n, 1 + sums]`: of each sample the loss, then what each metric adds up; of width 0 without a loss. */
  metricSums: RowBlock;
  layers: readonly LayerLayout[];
}

export function layOutMemory(request: PlanRequest, arena: ArenaAllocator): MemoryLayout {
  const { layers, inputShape, loss, metrics = [], optimizer, everyGradient = false } = request;
  const isTraining = canTrain(request);
  const { parameters, byLayer, size, shapes, outputShape } = listParameters(layers, inputShape);
  const weights = { start: arena.reserve(size), length: size };
  const gradients = isTraining ? arena.reserve(size) : 0;
  const slots = Array.from({ length: optimizer?.slots ?? 0 }, () => arena.reserve(size));
  const rows = parameters.reduce((sum, parameter) => sum + parameter.rows, 0);
  const gradientSquares = limitsNorms(optimizer) ? arena.reserve(rows) : 0;
  const targets = arena.perSample(loss ? loss.targetWidth(outputShape) + 1 : 0);
  const metricWidth = metrics.reduce((sum, metric) => sum + countSums(metric, sizeOf(outputShape)), 1);
  const metricSums = arena.perSample(loss ? metricWidth : 0);
  const input = arena.perSample(sizeOf(inputShape));

  // Gradients go back to the first layer that learns, or with everyGradient to the input.
  const firstToLearn = layers.findIndex((layer, i) => layer.trainable !== false && byLayer[i].length > 0);
  const needsOutputGradient = (i: number) =>
    everyGradient || (isTraining && firstToLearn >= 0 && i >= firstToLearn);
  const isSparse = (i: number) =>
    isTraining &&
    needsOutputGradient(i) &&
    layers[i].acceptsSparseGradient &&
    !(everyGradient || needsOutputGradient(i - 1)) &&
    layers[i + 1]?.producesSparseGradient;

  let before: Pick<LayerLayout, 'output' | 'outputGradient' | 'sparseGradient'> = {
    output: input,
    outputGradient: everyGradient ? arena.perSample(input.width) : undefined,
  };
  const layerLayouts = layers.map((layer, i): LayerLayout => {
    const { output: layerInput, outputGradient: inputGradient, sparseGradient: pooled } = before;
    const width = sizeOf(shapes[i + 1]);
    const sparseGradient = isSparse(i) ? reserveSparse(sizeOf(shapes[i + 2]), arena) : undefined;
    const hasOutputGradient = needsOutputGradient(i) && !sparseGradient;
    const layout = {
      inputShape: shapes[i],
      outputShape: shapes[i + 1],
      input: layerInput,
      inputGradient,
      output: pooled?.values ?? (layer.reshapes ? layerInput : arena.perSample(width)),
      outputGradient: hasOutputGradient
        ? (pooled?.gradient ?? (layer.reshapes ? inputGradient : arena.perSample(width)))
        : undefined,
      sparseGradient,
      argmaxCells: pooled?.cells,
      parameters: byLayer[i].map(({ start }) => weights.start + start),
      parameterGradients: byLayer[i].map(({ start }) => gradients + start),
    };
    before = layout;
    return layout;
  });
  const { output, outputGradient } = before;
  const blocks = {
    weights,
    gradients,
    gradientSquares,
    slots,
    input,
    output,
    outputGradient,
    targets,
    metricSums,
  };
  return { ...blocks, parameters, layers: layerLayouts };
}

/** Whether a plan has gradients. */
export function canTrain({ optimizer, everyGradient = false }: PlanRequest): boolean {
  return optimizer !== undefined || everyGradient;
}

function reserveSparse(width: number, arena: ArenaAllocator): SparseGradient {
  return {
    values: arena.perSample(width),
    gradient: arena.perSample(width),
    cells: arena.perSample(width),
  };
}
