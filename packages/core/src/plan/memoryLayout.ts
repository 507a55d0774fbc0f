// Where everything of a model is in the arena, computed before any memory is allocated. Letters: n samples in a
// batch. Offsets and lengths are counted in floats.
import { sizeOf } from '../arrays/view.js';
import type { RowBlock } from '../layers/layer.js';
import { countSums } from '../learning/metrics/metric.js';
import { limitsNorms } from '../learning/optimizers/optimizer.js';
import type { ArenaAllocator } from './arenaAllocator.js';
import { layOutLayers, type LayerLayout } from './layerLayout.js';
import { listParameters, type ParameterLayout } from './parameters.js';
import { canTrain, type PlanRequest } from './planRequest.js';

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
  const { inputShape, loss, metrics = [], optimizer } = request;
  const parameterList = listParameters(request);
  const { parameters, size, outputShape } = parameterList;
  const weights = { start: arena.reserve(size), length: size };
  const gradients = canTrain(request) ? arena.reserve(size) : 0;
  const slots = Array.from({ length: optimizer?.slots ?? 0 }, () => arena.reserve(size));
  const rows = parameters.reduce((sum, parameter) => sum + parameter.rows, 0);
  const gradientSquares = limitsNorms(optimizer) ? arena.reserve(rows) : 0;
  const targets = arena.perSample(loss ? loss.targetWidth(outputShape) + 1 : 0);
  const metricWidth = metrics.reduce((sum, metric) => sum + countSums(metric, sizeOf(outputShape)), 1);
  const metricSums = arena.perSample(loss ? metricWidth : 0);
  const input = arena.perSample(sizeOf(inputShape));

  const parameterOffsets = { weights: weights.start, gradients };
  const layerLayouts = layOutLayers(request, input, parameterList, parameterOffsets, arena);
  const { output, outputGradient } = layerLayouts[layerLayouts.length - 1];
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
