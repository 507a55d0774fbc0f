import { dwell } from '../../steps/playback/PlaybackController.js';
import { fittingScale } from '../write/canvas.js';
import type { ExportOptions } from './formats.js';
import { finishAnimations } from '../capture/settle.js';
import { captureFigure } from '../capture/takePicture.js';
import type { DisplayList } from '../capture/displayList.js';

/** A figure that goes step by step. */
export interface SavableSteps extends HTMLElement {
  step: number;
  readonly steps: readonly unknown[];
  readonly rate: number;
  readonly quiz: boolean;
  readonly updateComplete: Promise<unknown>;
}

/** More steps than these make no animation that anyone would watch. */
export const maxSteps = 400;

/** Whether all steps can be shown: a figure that asks for values does not tell them. */
export const isStepFigure = (figure: Element): figure is SavableSteps => {
  const { steps, quiz } = figure as Partial<SavableSteps>;
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

/** The figure, where all its steps can be shown; refused before anything is drawn. */
export function checkStepFigure(figure: Element, caller: string): SavableSteps {
  if (!isStepFigure(figure)) throw new Error(`${caller}: element must be a figure with steps, and no quiz.`);
  if (figure.steps.length > maxSteps) throw new TooManyStepsError(caller, figure.steps.length);
  return figure;
}

/** Pixels of all steps together that a reader waits for. */
const maxAnimationPixels = 150e6;

/** The scale that was asked for, or less where the steps are many. */
export function animationScale(picture: DisplayList, count: number, scale: number): number {
  const { width, height } = picture;
  return fittingScale(picture, Math.min(scale, Math.sqrt(maxAnimationPixels / (count * width * height))));
}

/** The figures that may be in a chain with a figure, and itself. */
const chainedFigures = (figure: SavableSteps): SavableSteps[] =>
  [...(figure.getRootNode() as ParentNode).querySelectorAll<SavableSteps>('*')].filter(
    (other) => typeof (other as { show?: unknown }).show === 'function',
  );

/**
 * What a figure shows at a step. Before anything can be seen of it, the figure and those that follow it are back at
 * the reader's step; nobody is told.
 */
export async function captureStep(
  figure: SavableSteps,
  step: number,
  caller: string,
  chain = chainedFigures(figure),
): Promise<DisplayList> {
  const before = chain.map((one) => one.step);
  // Each hears of the one before it once that was drawn.
  const drawn = async () => {
    for (const one of chain) await one.updateComplete;
  };
  figure.step = step;
  for (let i = 0; i < chain.length; i++) await drawn();
  try {
    return captureFigure(figure, caller);
  } finally {
    chain.forEach((one, i) => {
      if (one.step !== before[i]) one.step = before[i];
    });
    await drawn();
    chain.forEach(finishAnimations);
  }
}

/** Gives one picture after the other, each with the milliseconds for which it is to be seen. */
export async function captureSteps(
  figure: SavableSteps,
  caller: string,
  { signal, onProgress }: ExportOptions,
  show: (picture: DisplayList, milliseconds: number) => void | Promise<void>,
): Promise<void> {
  const count = figure.steps.length;
  const chain = chainedFigures(figure);
  for (let step = 0; step < count; step++) {
    // The page goes on meanwhile.
    await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
    await show(await captureStep(figure, step, caller, chain), dwell / figure.rate);
    onProgress?.((step + 1) / count);
  }
}
