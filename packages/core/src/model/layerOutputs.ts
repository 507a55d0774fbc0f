import { denseView, type FloatArray, type DenseView } from '../arrays/view.js';
import { sliceDataset, type Dataset } from '../data/dataset.js';
import type { Plan } from '../plan/compilePlan.js';
import { buildPlan, type ModelSpec } from '../plan/modelSpec.js';
import { timeSliced } from '../platform/scheduler.js';

/** The output of every layer in prediction, `[n, …outputShape]` each. */
export async function layerOutputs(spec: ModelSpec, data: Dataset): Promise<DenseView<FloatArray>[]> {
  const plan = await buildPlan({ ...spec, optimizer: undefined });
  return collect(plan, spec.capacity, data, (_count, keep) =>
    plan.layers.forEach((_layer, i) => keep(i, 'output')),
  );
}

/**
 * The gradient of the mean loss over the samples with respect to the output of every layer, as in prediction: nothing
 * is dropped, and batch normalization uses its moving statistics.
 */
export async function layerGradients(spec: ModelSpec, data: Dataset): Promise<DenseView<FloatArray>[]> {
  const plan = await buildPlan({ ...spec, optimizer: undefined, everyGradient: true });
  return collect(plan, spec.capacity, data, (count, keep) => {
    const pass = { training: false, step: 0, n: data.count };
    plan.backward(0, count, pass, (layer) => keep(layer, 'outputGradient'));
  });
}

/** Takes the samples forward in small batches, and copies the rows of each layer that `visit` selects. */
async function collect(
  plan: Plan,
  capacity: number,
  data: Dataset,
  visit: (count: number, keep: (layer: number, rows: 'output' | 'outputGradient') => void) => void,
): Promise<DenseView<FloatArray>[]> {
  const { memory } = plan.kernels;
  const results = plan.layers.map(({ outputShape, output }) =>
    denseView(new Float32Array(data.count * output.width), [data.count, ...outputShape]),
  );
  await timeSliced().forEachChunk(0, data.count, capacity, (from, to) => {
    const { inputs, targets } = sliceDataset(data, from, to);
    memory.set(inputs, plan.input.start);
    memory.set(targets, plan.targets.start);
    plan.forward(0, to - from, { training: false, step: 0, n: data.count });
    visit(to - from, (layer, rows) => {
      const { start, width } = plan.layers[layer][rows]!;
      results[layer].data.set(memory.subarray(start, start + (to - from) * width), from * width);
    });
  });
  return results;
}
