// A model compiled once: one arena, and what to call on which part of it. Letters: n samples in a batch.
import type { Kernels } from '../kernels/kernels.js';
import type { Layer, Pass } from '../layers/layer.js';
import { limitsNorms } from '../learning/optimizers/optimizer.js';
import { withLearningRate } from '../learning/optimizers/registry.js';
import { gradientNorms, type GradientNorms } from './gradientNorms.js';
import { gradientSums } from './gradientSums.js';
import { lossAndMetrics, type LossAndMetrics } from './lossAndMetrics.js';
import type { LayerLayout } from './layerLayout.js';
import type { MemoryLayout } from './memoryLayout.js';
import { canTrain, type PlanRequest } from './planRequest.js';
import { reserveMemory } from './reserveMemory.js';
import { trainingStages, type Stage } from './stages.js';

export interface Plan
  extends
    Pick<MemoryLayout, 'parameters' | 'weights' | 'slots' | 'input' | 'output' | 'targets' | 'metricSums'>,
    Pick<LossAndMetrics, 'computeMetrics' | 'finalizeMetrics'> {
  kernels: Kernels;
  layers: readonly (Pick<LayerLayout, 'outputShape' | 'output' | 'outputGradient'> & Pick<Layer, 'kind'>)[];
  /** A training step up to the gradients of all samples; empty where the plan can not train. */
  stages: readonly Stage[];

  forward(from: number, to: number, pass: Pass): void;
  /**
   * Computes the gradients of the samples from … to−1, whose output has been computed, of the batch's mean loss.
   *
   * @param visit called with each layer's index, last layer first, when the gradient of its output is complete
   */
  backward(from: number, to: number, pass: Pass, visit: (layer: number) => void): void;
  /** What the weights add to the loss. */
  penalty(): number;
  /** Given where the optimizer limits norms: it needs the gradients of all parameters before it can apply one. */
  norms?: GradientNorms;
  /** Computes the gradient of the rows from … to−1 of a trainable parameter. */
  computeGradient(parameter: number, n: number, from: number, to: number): void;
  /** Replaces the optimizer's learning rate. */
  setLearningRate(learningRate: number): void;
  /** Updates the rows from … to−1 of a trainable parameter by their gradient times `scale`, default 1. */
  applyGradient(parameter: number, from: number, to: number, step: number, scale?: number): void;
  /** Updates the rows from … to−1 of a parameter that is not trainable, where its layer keeps it up to date itself. */
  updateMovingStatistics(parameter: number, n: number, from: number, to: number): void;
}

/** @param makeKernels allocates an arena of a length in floats, and gives the kernels over it */
export function compilePlan(request: PlanRequest, makeKernels: (length: number) => Kernels): Plan {
  const { layout, layerPlans, length } = reserveMemory(request, () => kernels);
  const kernels = makeKernels(length);
  const { gradients, ...blocks } = layout;
  const { parameters, weights, slots, metricSums } = blocks;
  let { optimizer } = request;
  const regularized = parameters.filter(({ regularizer, trainable }) => regularizer && trainable);
  const sums = gradientSums(layout.layers, () => kernels);
  const sharesArena = request.placement?.shared === true;
  const lossWork = lossAndMetrics(request, layout, kernels.memory);

  return {
    ...blocks,
    kernels,
    layers: layout.layers.map(({ outputShape, output, outputGradient }, i) => ({
      kind: request.layers[i].kind,
      outputShape,
      output,
      outputGradient,
    })),
    stages: canTrain(request) ? trainingStages(layerPlans, sums, lossWork, metricSums, sharesArena) : [],
    computeMetrics: lossWork.computeMetrics,
    finalizeMetrics: lossWork.finalizeMetrics,
    forward(from, to, pass) {
      for (const plan of layerPlans) plan.forward(from, to, pass);
    },
    backward(from, to, pass, visit) {
      lossWork.computeLossGradient(from, to, pass);
      for (let i = layerPlans.length - 1; i >= 0; i--) {
        sums[i]?.(from, to);
        visit(i);
        layerPlans[i].backward?.(from, to, pass);
      }
    },
    penalty() {
      let sum = 0;
      for (const { start, size, regularizer } of regularized)
        sum += regularizer!.penalty(kernels, weights.start + start, size);
      return sum;
    },
    norms: limitsNorms(optimizer) ? gradientNorms(optimizer!, layout, kernels) : undefined,
    computeGradient(parameter, n, from, to) {
      const { layer, indexInLayer, start, rowWidth, regularizer } = parameters[parameter];
      layerPlans[layer].parameterGradient!(indexInLayer, n, from, to);
      const first = start + from * rowWidth;
      const length = (to - from) * rowWidth;
      regularizer?.addGradient(kernels, gradients + first, weights.start + first, length);
    },
    setLearningRate(learningRate) {
      optimizer = withLearningRate(optimizer!, learningRate);
    },
    applyGradient(parameter, from, to, step, scale = 1) {
      const { start, rowWidth } = parameters[parameter];
      const first = start + from * rowWidth;
      const length = (to - from) * rowWidth;
      if (scale !== 1) kernels.rescale(gradients + first, gradients + first, length, scale, 0);
      optimizer!.update(
        kernels,
        weights.start + first,
        gradients + first,
        slots.map((slot) => slot + first),
        length,
        step,
      );
    },
    updateMovingStatistics(parameter, n, from, to) {
      const { layer, indexInLayer } = parameters[parameter];
      layerPlans[layer].updateMovingStatistics?.(indexInLayer, n, from, to);
    },
  };
}
