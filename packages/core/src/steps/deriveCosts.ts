/** What an operation costs over one sample. */
export interface Costs {
  /** Places where the window stands; 1 for a fully connected layer, which sees everything at once. */
  positions: number;
  /** Multiplications by a weight. */
  multiplications: number;
  /** Weights and biases. */
  parameters: number;
  /** Numbers in the input. */
  inputValues: number;
  /** Numbers in the output. */
  outputValues: number;
  /** Memory of the parameters and the output in single precision, 4 bytes a number. */
  bytes: number;
  /** The share of values that the output has fewer than the input, 0.64 for 64 %; negative where it has more. */
  reduction: number;
}

/** The costs that follow from these counts. */
export function deriveCosts(
  positions: number,
  multiplications: number,
  parameters: number,
  inputValues: number,
  outputValues: number,
): Costs {
  const bytes = 4 * (parameters + outputValues);
  const reduction = 1 - outputValues / inputValues;
  return { positions, multiplications, parameters, inputValues, outputValues, bytes, reduction };
}
