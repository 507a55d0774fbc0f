import { allocateFloats } from '../../arrays/check.js';
import { generator } from '../../learning/random/generator.js';
import type { Optimizer } from '../../learning/optimizers/optimizer.js';
import type { TrainingState } from '../../plan/modelSpec.js';
import type { ParameterList } from '../../plan/parameters.js';

/** Weights as the initializers fill them, drawn from one seed in the order of the parameters. */
export function initialState({ parameters, size }: ParameterList, seed: number): TrainingState {
  const random = generator(seed);
  const weights = allocateFloats('sequential', size);
  for (const { start, size: length, initialize } of parameters) {
    initialize(weights.subarray(start, start + length), random);
  }
  return { weights, slots: [], step: 0, random: random.state() };
}

/** The slots of an optimizer before its first step. */
export function initialSlots({ size }: ParameterList, optimizer: Optimizer): Float32Array[] {
  const { slots, initialSlotValue = 0 } = optimizer;
  return Array.from({ length: slots }, () => allocateFloats('compile', size).fill(initialSlotValue));
}
