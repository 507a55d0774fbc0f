import type { Costs, WindowGeometry } from '@cnn/core/steps';
import type { Matrix } from '../figure/draw/matrix.js';
import type { Description } from './describe/Description.js';
import type { CalculationLayout } from './describe/measureCalculation.js';
import type { Frame } from './frame/Frame.js';
import type { Messages } from '../messages/index.js';
import type { Numbers } from '../values/numbers.js';

/** One value of a result, as core's steps have it. */
export interface FigureStep {
  index: number;
  row: number;
  column: number;
  channel: number;
  value: number;
  /** The input cells that it covers; where it has none, the cell at its own place. */
  window?: { row: number; column: number; height: number; width: number };
  argmax?: { row: number; column: number };
  /** Of a filter, which goes through all channels. */
  channelSums?: number[];
}

/** One of the results that stand side by side. */
export interface Variant {
  title(messages: Messages): string;
  matrices(messages: Messages): Matrix[];
  costs: Costs;
}

/** One image, and what becomes of it in several ways. */
export interface Comparison {
  images(messages: Messages): Matrix[];
  variants: Variant[];
  note?: 'meanFilters';
}

/** Everything computed from what the page and the reader set. */
export interface FigureModel<Step> {
  input: Numbers;
  geometry: WindowGeometry;
  steps: Step[];
  /** Left out where the counts would not be those of what is shown. */
  costs?: Costs;
  calculation: CalculationLayout;
  /** The way back instead of the way forward: how it is shown. */
  pass?: BackwardPass<Step>;
  /** Several results side by side, in place of the steps. */
  comparison?: Comparison;
  /** What is to be said below the matrices, such as which cells are dropped. */
  notes?: (messages: Messages) => string[];
}

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

/** `cnn-answer`: what the reader predicted for a step, and what it is. */
export interface AnswerDetail extends StepDetail {
  answer: number;
  correct: boolean;
}

/** `cnn-change`: the numbers as they are now. Pooling has only `input`. */
export interface ChangeDetail {
  input: unknown[];
  filter?: unknown[];
  bias?: number | number[];
}
