import { formatCount } from '@cnn/core/steps';
import { kerasName, sequential, textbookLayers, type Layer, type Sequential } from '@cnn/core/training';

/** The model of the chapter, not yet trained. Its first layer divides by 255. */
export function buildModel(): Sequential {
  const model = sequential(textbookLayers());
  model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
  return model;
}

export interface LayerRow {
  /** Keras' name of the layer's class. */
  name: string;
  /** The layer's options in short, such as `28, 3×3`. */
  options: string;
  outputShape: readonly number[];
  parameters: number;
  /** How the parameters are counted, such as `(3 × 3 × 1 + 1) × 28`; empty without parameters. */
  count: string;
}

export function layerRows(model: Sequential): LayerRow[] {
  let inputShape: readonly number[] = model.inputShape;
  return model.summary().rows.map(({ kind, outputShape, parameters }, i) => {
    const row = { name: kerasName(kind), ...describe(model.layers[i], inputShape), outputShape, parameters };
    inputShape = outputShape;
    return row;
  });
}

function describe(
  { kind, options }: Layer,
  inputShape: readonly number[],
): Pick<LayerRow, 'options' | 'count'> {
  const given = options as Record<string, unknown>;
  const depth = formatCount(inputShape[inputShape.length - 1]);
  if (kind === 'conv2d') {
    const [height, width] = pair(given.kernelSize);
    const filters = String(given.filters);
    return {
      options: `${filters}, ${height}×${width}`,
      count: `(${height} × ${width} × ${depth} + 1) × ${filters}`,
    };
  }
  if (kind === 'maxPooling2d') return { options: pair(given.poolSize).join('×'), count: '' };
  if (kind === 'dense') {
    const units = String(given.units);
    return { options: `${units}, ${String(given.activation)}`, count: `(${depth} + 1) × ${units}` };
  }
  if (kind === 'dropout') return { options: String(given.rate), count: '' };
  if (kind === 'rescaling') return { options: '1/255', count: '' };
  return { options: '', count: '' };
}

const pair = (size: unknown): number[] => (Array.isArray(size) ? size : [size, size]) as number[];
