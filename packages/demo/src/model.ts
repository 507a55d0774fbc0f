import { sequential, textbookLayers, type Layer, type Sequential } from '@cnn/core/training';

/** The model of the chapter, not yet trained. Dividing by 255 is its first layer. */
export function buildModel(): Sequential {
  const model = sequential(textbookLayers());
  model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
  return model;
}

export interface LayerRow {
  /** As Keras names it. */
  name: string;
  /** Its settings, in short. */
  settings: string;
  outputShape: readonly number[];
  parameters: number;
  /** How the parameters are counted, where there are any. */
  count: string;
}

const kerasNames: Record<string, string> = {
  rescaling: 'Rescaling',
  conv2d: 'Conv2D',
  maxPooling2d: 'MaxPooling2D',
  flatten: 'Flatten',
  dense: 'Dense',
  dropout: 'Dropout',
};

export function layerRows(model: Sequential): LayerRow[] {
  let input: readonly number[] = model.inputShape;
  return model.summary().rows.map(({ kind, outputShape, parameters }, i) => {
    const row = {
      name: kerasNames[kind] ?? kind,
      ...describe(model.layers[i], input),
      outputShape,
      parameters,
    };
    input = outputShape;
    return row;
  });
}

function describe({ kind, options }: Layer, input: readonly number[]): { settings: string; count: string } {
  const given = options as Record<string, unknown>;
  const depth = grouped(input[input.length - 1]);
  if (kind === 'conv2d') {
    const [height, width] = pair(given.kernelSize);
    const filters = String(given.filters);
    return {
      settings: `${filters}, ${height}×${width}`,
      count: `(${height} × ${width} × ${depth} + 1) × ${filters}`,
    };
  }
  if (kind === 'maxPooling2d') return { settings: pair(given.poolSize).join('×'), count: '' };
  if (kind === 'dense') {
    const units = String(given.units);
    return { settings: `${units}, ${String(given.activation)}`, count: `(${depth} + 1) × ${units}` };
  }
  if (kind === 'dropout') return { settings: String(given.rate), count: '' };
  if (kind === 'rescaling') return { settings: '1/255', count: '' };
  return { settings: '', count: '' };
}

const pair = (size: unknown): number[] => (Array.isArray(size) ? size : [size, size]) as number[];

export const grouped = (count: number): string => count.toLocaleString('en');
