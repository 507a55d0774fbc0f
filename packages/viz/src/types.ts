import type { Costs, WindowGeometry } from '@cnn/core/steps';
import type { CalculationLayout } from './draw/calculation.js';
import type { Numbers } from './parse/readNumbers.js';

/** Numbers as a page gives them: "1 0 2; 0 1 1", JSON, the name of a preset, nested arrays, or an NdView. */
export type NumbersValue =
  string | readonly unknown[] | { data: ArrayLike<number>; shape: readonly number[] };

/** One value of a result, as core's steps have it. */
export interface FigureStep {
  index: number;
  row: number;
  column: number;
  channel: number;
  value: number;
}

/** Everything computed from what the page and the reader set. */
export interface FigureModel<Step> {
  input: Numbers;
  geometry: WindowGeometry;
  steps: Step[];
  costs: Costs;
  calculation: CalculationLayout;
}

/** `cnn-step` */
export interface StepDetail {
  index: number;
  row: number;
  column: number;
  value: number;
}

/** `cnn-change`: the numbers as they are now. Pooling has only `input`. */
export interface ChangeDetail {
  input: unknown[];
  filter?: unknown[];
  bias?: number | number[];
}

/** `cnn-error` */
export interface ErrorDetail {
  argument: string;
  message: string;
}
