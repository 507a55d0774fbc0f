import type { Numbers } from '../../../values/numbers.js';
import type { DiagramState } from '../diagram/DiagramState.js';
import type { DiagramLayer } from '../network/diagramNetwork.js';
import type { Stage } from '../network/stages.js';
import type { StepInput } from './stepInput.js';

/** Everything that the calculation of one stage depends on. */
export interface DetailState {
  diagram: DiagramState;
  /** Index of the stage. */
  s: number;
  stage: Stage;
  /** The stage's layer; undefined for the input. */
  layer?: DiagramLayer;
  /** Input and output of that layer alone, where there are values. */
  input?: Numbers;
  output?: Numbers;
  /** Empty until the model has sent them. */
  weights: readonly Numbers[];
  /** What the step figure shows: the same object until something that it depends on changes. */
  stepInput(create: () => StepInput): StepInput;
}

/** The state of a stage whose input has values. */
export type ComputedState = DetailState & Required<Pick<DetailState, 'layer' | 'input'>>;

/** What the reader does in a calculation. */
export interface DetailEvents {
  /** The step figure went to another value. */
  onStep(row: number, column: number): void;
  /** The next training step is requested. */
  onNextBatch(): void;
}
