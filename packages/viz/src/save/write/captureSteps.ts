import { captureFigure, finishAnimations } from '../capture/captureFigure.js';
import type { DisplayList } from '../capture/displayList.js';

export interface ExportOptions {
  /** An abort rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Called after each step with the share of the steps that are done, above 0 to 1. */
  onProgress?: (share: number) => void;
}

/** A figure whose steps can be saved as an animation. */
export interface SteppedFigure extends HTMLElement {
  step: number;
  readonly steps: readonly unknown[];
  /** Milliseconds that a step is shown. */
  readonly stepDuration: number;
  readonly quiz: boolean;
  readonly updateComplete: Promise<unknown>;
}

/** An animation of more steps would be too long to watch. */
export const maxSteps = 400;

/** Whether an element is a figure with at least two steps, and without a quiz, whose answers they would show. */
export const isSteppedFigure = (figure: Element): figure is SteppedFigure => {
  const { steps, quiz } = figure as Partial<SteppedFigure>;
  return steps !== undefined && steps.length > 1 && !quiz;
};

export class TooManyStepsError extends Error {
  override name = 'TooManyStepsError';

  constructor(
    caller: string,
    readonly count: number,
  ) {
    super(`${caller}: the figure must have at most ${maxSteps} steps, but has ${count}.`);
  }
}

/** @throws Error where not all steps of the figure can be saved; nothing is drawn before. */
export function checkSteppedFigure(figure: Element, caller: string): SteppedFigure {
  if (!isSteppedFigure(figure))
    throw new Error(`${caller}: element must be a figure with steps, and no quiz.`);
  if (figure.steps.length > maxSteps) throw new TooManyStepsError(caller, figure.steps.length);
  return figure;
}

/** All figures that may be linked to a figure by `for`, with itself. */
const chainedFigures = (figure: SteppedFigure): SteppedFigure[] =>
  [...(figure.getRootNode() as ParentNode).querySelectorAll<SteppedFigure>('*')].filter(
    (other) => typeof (other as { show?: unknown }).show === 'function',
  );

/**
 * What a figure shows at a step. The figure, and those linked to it, are back at their own steps before the browser
 * renders again, and dispatch no events.
 */
export async function captureStep(
  figure: SteppedFigure,
  step: number,
  caller: string,
  chain = chainedFigures(figure),
): Promise<DisplayList> {
  const stepsBefore = chain.map((each) => each.step);
  const updateAll = async () => {
    for (const each of chain) await each.updateComplete;
  };
  figure.step = step;
  // A figure follows the one that its `for` names after that one is updated: one round per figure.
  for (let i = 0; i < chain.length; i++) await updateAll();
  try {
    return captureFigure(figure, caller);
  } finally {
    chain.forEach((each, i) => {
      if (each.step !== stepsBefore[i]) each.step = stepsBefore[i];
    });
    await updateAll();
    chain.forEach(finishAnimations);
  }
}

/** Captures all steps in turn; `add` receives each with its duration in milliseconds. */
export async function captureSteps(
  figure: SteppedFigure,
  caller: string,
  { signal, onProgress }: ExportOptions,
  add: (list: DisplayList, duration: number) => void | Promise<void>,
): Promise<void> {
  const count = figure.steps.length;
  const chain = chainedFigures(figure);
  for (let step = 0; step < count; step++) {
    // Keeps the page responsive.
    await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
    await add(await captureStep(figure, step, caller, chain), figure.stepDuration);
    onProgress?.((step + 1) / count);
  }
}
