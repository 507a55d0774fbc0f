// Where the values of a model and their gradients are in the arena. A value that several layers take has a gradient that
// is a sum: the first of them writes its part into the gradient itself, and each other one into a block of its own.
import { sizeOf } from '../arrays/view.js';
import { chainOf } from '../layers/layerInputs.js';
import type { LayerInput, LayerInputs, RowBlock, Shape, SparseGradient } from '../layers/layer.js';
import type { ArenaAllocator } from './arenaAllocator.js';
import type { ParameterList } from './parameters.js';
import { canTrain, type PlanRequest } from './planRequest.js';

/** The blocks of one layer, as `LayerContext` describes them. */
export interface LayerLayout {
  inputShape: Shape;
  outputShape: Shape;
  input: RowBlock;
  inputGradient?: RowBlock;
  inputs: readonly LayerInput[];
  output: RowBlock;
  outputGradient?: RowBlock;
  /** What has to be added to `outputGradient` before it is complete: where the output is taken more than once. */
  gradientParts: readonly RowBlock[];
  sparseGradient?: SparseGradient;
  argmaxCells?: RowBlock;
  parameters: readonly number[];
  parameterGradients: readonly number[];
}

/** The input of a model, or the output of a layer. */
interface Value {
  output: RowBlock;
  outputGradient?: RowBlock;
  /** What has to be added to `outputGradient`. */
  parts: RowBlock[];
  /** Whether a layer takes the value already. */
  isTaken?: boolean;
  sparseGradient?: SparseGradient;
}

/**
 * @param input the block of the model's input
 * @param offsets those of all weights and of their gradients
 */
export function layOutLayers(
  request: PlanRequest,
  input: RowBlock,
  { byLayer, shapes }: ParameterList,
  offsets: { weights: number; gradients: number },
  arena: ArenaAllocator,
): LayerLayout[] {
  const { layers, everyGradient = false } = request;
  const isTraining = canTrain(request);
  const layerInputs = request.layerInputs ?? chainOf(layers.length);
  const consumers = consumersOf(layerInputs);
  // Gradients go back to the layers that learn, or with everyGradient to the input.
  const needsGradient = [everyGradient];
  layers.forEach((layer, i) => {
    const learns = isTraining && layer.trainable !== false && byLayer[i].length > 0;
    needsGradient.push(learns || layerInputs[i].some((value) => needsGradient[value]));
  });
  /** The max pooling that leaves its input's gradient, that of layer i, sparse. */
  const sparsePooling = (i: number): number | undefined => {
    const next = consumers[i + 1];
    const canBeSparse =
      isTraining &&
      !everyGradient &&
      needsGradient[i + 1] &&
      layers[i].acceptsSparseGradient &&
      !needsGradient[layerInputs[i][0]] &&
      next.length === 1 &&
      layers[next[0]].producesSparseGradient;
    return canBeSparse ? next[0] : undefined;
  };

  const values: Value[] = [
    { output: input, outputGradient: everyGradient ? arena.perSample(input.width) : undefined, parts: [] },
  ];
  /** Where a layer writes the gradient of a value: the first that takes the value writes it itself, others a part of it. */
  const reserveGradient = (index: number): RowBlock | undefined => {
    const value = values[index];
    if (!value.outputGradient) return undefined;
    if (!value.isTaken) {
      value.isTaken = true;
      return value.outputGradient;
    }
    const part = arena.perSample(value.output.width);
    value.parts.push(part);
    return part;
  };
  return layers.map((layer, i): LayerLayout => {
    const inputs = layerInputs[i].map((index): LayerInput => ({
      shape: shapes[index],
      values: values[index].output,
      gradient: reserveGradient(index),
    }));
    const [{ shape, values: layerInput, gradient: inputGradient }] = inputs;
    const { sparseGradient: pooled } = values[layerInputs[i][0]];
    const width = sizeOf(shapes[i + 1]);
    const pooling = sparsePooling(i);
    const sparseGradient =
      pooling === undefined ? undefined : reserveSparse(sizeOf(shapes[pooling + 1]), arena);
    const hasOutputGradient = needsGradient[i + 1] && !sparseGradient;
    // With everyGradient that of each layer is kept.
    const sharesGradient = layer.reshapes || (layer.changesGradientInPlace && !everyGradient);
    const value: Value = {
      output: pooled?.values ?? (layer.reshapes ? layerInput : arena.perSample(width)),
      outputGradient: hasOutputGradient
        ? (pooled?.gradient ?? (sharesGradient ? inputGradient : arena.perSample(width)))
        : undefined,
      parts: [],
      sparseGradient,
    };
    values.push(value);
    return {
      inputShape: shape,
      outputShape: shapes[i + 1],
      input: layerInput,
      inputGradient,
      inputs,
      output: value.output,
      outputGradient: value.outputGradient,
      gradientParts: value.parts,
      sparseGradient,
      argmaxCells: pooled?.cells,
      parameters: byLayer[i].map(({ start }) => offsets.weights + start),
      parameterGradients: byLayer[i].map(({ start }) => offsets.gradients + start),
    };
  });
}

/** For each value the layers that take it, in order. */
function consumersOf(layerInputs: LayerInputs): number[][] {
  const consumers = Array.from({ length: layerInputs.length + 1 }, (): number[] => []);
  layerInputs.forEach((indices, layer) => indices.forEach((index) => consumers[index].push(layer)));
  return consumers;
}

function reserveSparse(width: number, arena: ArenaAllocator): SparseGradient {
  return {
    values: arena.perSample(width),
    gradient: arena.perSample(width),
    cells: arena.perSample(width),
  };
}
