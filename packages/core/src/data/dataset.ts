/** Samples in one block, one behind the other. Bytes stay bytes. */
export interface Dataset {
  inputs: Uint8Array | Float32Array;
  /** Numbers of one sample. */
  inputWidth: number;
  /** Empty where there are none. */
  targets: Float32Array;
  targetWidth: number;
  count: number;
}

/** Copies the samples of the given numbers, or from … to−1, into blocks of their own. */
export function takeSamples(
  { inputs, inputWidth, targets, targetWidth }: Dataset,
  order: Uint32Array | undefined,
  from: number,
  to: number,
): { inputs: Uint8Array | Float32Array; targets: Float32Array } {
  if (!order) {
    return {
      inputs: inputs.slice(from * inputWidth, to * inputWidth),
      targets: targets.slice(from * targetWidth, to * targetWidth),
    };
  }
  const length = (to - from) * inputWidth;
  const taken = inputs instanceof Uint8Array ? new Uint8Array(length) : new Float32Array(length);
  const takenTargets = new Float32Array((to - from) * targetWidth);
  for (let i = from; i < to; i++) {
    const sample = order[i];
    taken.set(inputs.subarray(sample * inputWidth, (sample + 1) * inputWidth), (i - from) * inputWidth);
    takenTargets.set(
      targets.subarray(sample * targetWidth, (sample + 1) * targetWidth),
      (i - from) * targetWidth,
    );
  }
  return { inputs: taken, targets: takenTargets };
}

/** The samples from … to−1 as a dataset over the same memory. */
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
