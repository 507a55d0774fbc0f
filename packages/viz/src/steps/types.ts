import type { Costs, WindowGeometry } from '@cnn/core/steps';
import type { Matrix } from '../figure/draw/matrix.js';
import type { Description } from './describe/Description.js';
import type { CalculationLayout } from './describe/measureCalculation.js';
import type { Frame } from './frame/Frame.js';
import type { Messages } from '../messages/index.js';
import type { Numbers } from '../values/numbers.js';

/** One value of a result, with what all steps of @cnn/core have in common. */
export interface FigureStep {
  index: number;
  row: number;
  column: number;
  channel: number;
  value: number;
  /** The input cells that the step uses; undefined if it uses only the cell at its own row and column. */
  window?: { row: number; column: number; height: number; width: number };
  argmax?: { row: number; column: number };
  /** One sum per input channel; undefined unless the step uses all channels of its group. */
  channelSums?: number[];
}

/** One of the results of a comparison. */
export interface Variant {
  title(messages: Messages): string;
  matrices(messages: Messages): Matrix[];
  costs: Costs;
}

/** One image with its results for several settings. */
export interface Comparison {
  images(messages: Messages): Matrix[];
  variants: Variant[];
  note?: 'meanFilters';
}

/** Everything computed from the properties and the reader's edits. */
export interface FigureModel<Step> {
  input: Numbers;
  geometry: WindowGeometry;
  steps: Step[];
  /** Undefined where the counts of the forward pass do not apply. */
  costs?: Costs;
  calculation: CalculationLayout;
  /** In place of the forward pass. */
  pass?: BackwardPass<Step>;
  /** In place of the steps. */
  comparison?: Comparison;
  /** Sentences below the matrices, such as which cells are dropped. */
  notes?: (messages: Messages) => string[];
}

/** How the steps of a backward pass are drawn and described. */
export interface BackwardPass<Step> {
  frame(step: Step, messages: Messages): Frame;
  describe(step: Step, messages: Messages): Description;
}

/** `cnn-step` */
export interface StepDetail {
  index: number;
  row: number;
  column: number;
  value: number;
}

/** `cnn-answer`: the reader's prediction, and whether it is right. */
export interface AnswerDetail extends StepDetail {
  answer: number;
  correct: boolean;
}

/** `cnn-change`: the current numbers. Pooling has only `input`. */
export interface ChangeDetail {
  input: unknown[];
  filter?: unknown[];
  bias?: number | number[];
}
