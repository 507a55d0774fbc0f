import { sliceDataset, type Dataset } from '../data/dataset.js';
import { timeSliced } from '../platform/scheduler.js';
import { buildPlan, type ModelSpec } from '../plan/modelSpec.js';
import { denseView, type FloatArray, type NdView } from '../arrays/view.js';
import type { Plan } from '../plan/compilePlan.js';

/** The values behind every layer, `[n, …outputShape]` each, as in predictions. */
export async function layerOutputs(setup: ModelSpec, data: Dataset): Promise<NdView<FloatArray>[]> {
  const plan = await buildPlan({ ...setup, optimizer: undefined });
  return collect(plan, setup.capacity, data, (_n, keep) =>
    plan.layers.forEach((_layer, i) => keep(i, 'output')),
  );
}

/**
 * The gradient of the mean loss over the samples with respect to the values behind every layer, as in
 * predictions: nothing is dropped, and batch normalization goes by its moving figures.
 */
export async function layerGradients(setup: ModelSpec, data: Dataset): Promise<NdView<FloatArray>[]> {
  const plan = await buildPlan({ ...setup, optimizer: undefined, everyGradient: true });
  return collect(plan, setup.capacity, data, (n, keep) => {
    const pass = { training: false, step: 0, n: data.count };
    plan.backward(0, n, pass, (layer) => keep(layer, 'outputGradient'));
  });
}

/** Takes the samples forward in small groups, and copies what `visit` asks to keep of each layer. */
async function collect(
  plan: Plan,
  capacity: number,
  data: Dataset,
  visit: (n: number, keep: (layer: number, rows: 'output' | 'outputGradient') => void) => void,
): Promise<NdView<FloatArray>[]> {
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
