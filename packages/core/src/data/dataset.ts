/** Samples one after the other in memory. Bytes stay bytes. */
export interface Dataset {
  inputs: Uint8Array | Float32Array;
  /** Numbers per sample. */
  inputWidth: number;
  /** Of each sample its target's numbers, then its weight in the loss; empty where there are no targets. */
  targets: Float32Array;
  /** Numbers per target, its weight among them; 0 where there are none. */
  targetWidth: number;
  /** Number of samples. */
  count: number;
}

/** The inputs and targets of some samples, one after the other. */
export interface Samples {
  inputs: Uint8Array | Float32Array;
  targets: Float32Array;
}

/** Allocates memory for `count` samples of a dataset. */
export function allocateSamples({ inputs, inputWidth, targetWidth }: Dataset, count: number): Samples {
  const length = count * inputWidth;
  return {
    inputs: inputs instanceof Uint8Array ? new Uint8Array(length) : new Float32Array(length),
    targets: new Float32Array(count * targetWidth),
  };
}

/**
 * Copies the samples order[from] … order[to − 1], or without an order from … to − 1, into `memory`; returns the part of it
 * that they fill.
 */
export function gatherSamples(
  { inputs, inputWidth, targets, targetWidth }: Dataset,
  order: Uint32Array | undefined,
  from: number,
  to: number,
  memory: Samples,
): Samples {
  for (let i = from; i < to; i++) {
    const sample = order ? order[i] : i;
    const input = inputs.subarray(sample * inputWidth, (sample + 1) * inputWidth);
    const target = targets.subarray(sample * targetWidth, (sample + 1) * targetWidth);
    memory.inputs.set(input, (i - from) * inputWidth);
    memory.targets.set(target, (i - from) * targetWidth);
  }
  return {
    inputs: memory.inputs.subarray(0, (to - from) * inputWidth),
    targets: memory.targets.subarray(0, (to - from) * targetWidth),
  };
}

/** The samples from … to − 1 as a dataset over the same memory. */
export function sliceDataset(dataset: Dataset, from: number, to: number): Dataset {
  const { inputs, inputWidth, targets, targetWidth } = dataset;
  return {
    inputs: inputs.subarray(from * inputWidth, to * inputWidth),
    inputWidth,
    targets: targets.subarray(from * targetWidth, to * targetWidth),
    targetWidth,
    count: to - from,
  };
}

/** A copy of the samples of all datasets, one after the other; as floats unless all are bytes. */
export function joinDatasets(datasets: readonly Dataset[]): Dataset {
  const [{ inputWidth, targetWidth }] = datasets;
  const count = datasets.reduce((sum, dataset) => sum + dataset.count, 0);
  const like = datasets.find(({ inputs }) => inputs instanceof Float32Array) ?? datasets[0];
  const { inputs, targets } = allocateSamples(like, count);
  let at = 0;
  for (const dataset of datasets) {
    inputs.set(dataset.inputs, at * inputWidth);
    targets.set(dataset.targets, at * targetWidth);
    at += dataset.count;
  }
  return { inputs, inputWidth, targets, targetWidth, count };
}
