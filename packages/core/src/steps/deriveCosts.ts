/** What an operation costs for one sample. */
export interface Costs {
  /** Positions of the window; 1 for a fully connected layer, whose units see all inputs. */
  positions: number;
  /** Multiplications by a weight. */
  multiplications: number;
  /** Weights and biases. */
  parameters: number;
  /** Numbers in the input. */
  inputValues: number;
  /** Numbers in the output. */
  outputValues: number;
  /** Memory of the parameters and the output in bytes, in single precision: 4 per number. */
  bytes: number;
  /** 1 − outputValues / inputValues, such as 0.64 for 64 % fewer values; negative where the output has more. */
  reduction: number;
}

/** The costs with these counts. */
export function deriveCosts(counts: Omit<Costs, 'bytes' | 'reduction'>): Costs {
  const { parameters, inputValues, outputValues } = counts;
  return { ...counts, bytes: 4 * (parameters + outputValues), reduction: 1 - outputValues / inputValues };
}
