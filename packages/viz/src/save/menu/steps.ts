import { dwell } from '../../steps/playback/PlaybackController.js';
import { fittingScale } from '../write/canvas.js';
import type { Work } from './formats.js';
import { settle } from '../capture/settle.js';
import { takePicture } from '../capture/takePicture.js';
import type { Picture } from '../capture/displayList.js';

/** A figure that goes step by step. */
export interface StepwiseFigure extends HTMLElement {
  step: number;
  readonly steps: readonly unknown[];
  readonly rate: number;
  readonly quiz: boolean;
  readonly updateComplete: Promise<unknown>;
}

/** More steps than these make no animation that anyone would watch. */
export const mostSteps = 400;

/** Whether all steps can be shown: a figure that asks for values does not tell them. */
export const isStepwise = (figure: Element): figure is StepwiseFigure => {
  const { steps, quiz } = figure as Partial<StepwiseFigure>;
  return steps !== undefined && steps.length > 1 && !quiz;
};

export class TooManyStepsError extends Error {
  override name = 'TooManyStepsError';

  constructor(
    caller: string,
    readonly count: number,
    readonly most = mostSteps,
  ) {
    super(`${caller}: the figure must have at most ${most} steps, but has ${count}.`);
  }
}

/** The figure, where all its steps can be shown; refused before anything is drawn. */
export function readStepwise(figure: Element, caller: string): StepwiseFigure {
  if (!isStepwise(figure)) throw new Error(`${caller}: element must be a figure with steps, and no quiz.`);
  if (figure.steps.length > mostSteps) throw new TooManyStepsError(caller, figure.steps.length);
  return figure;
}

/** Pixels of all steps together that a reader waits for. */
const mostPixels = 150e6;

/** The scale that was asked for, or less where the steps are many. */
export function animationScale(picture: Picture, count: number, scale: number): number {
  const { width, height } = picture;
  return fittingScale(picture, Math.min(scale, Math.sqrt(mostPixels / (count * width * height))));
}

/** The figures that may be in a chain with a figure, and itself. */
const chainOf = (figure: StepwiseFigure): StepwiseFigure[] =>
  [...(figure.getRootNode() as ParentNode).querySelectorAll<StepwiseFigure>('*')].filter(
    (other) => typeof (other as { show?: unknown }).show === 'function',
  );

/**
 * What a figure shows at a step. Before anything can be seen of it, the figure and those that follow it are back at
 * the reader's step; nobody is told.
 */
export async function pictureAt(
  figure: StepwiseFigure,
  step: number,
  caller: string,
  chain = chainOf(figure),
): Promise<Picture> {
  const before = chain.map((one) => one.step);
  // Each hears of the one before it once that was drawn.
  const drawn = async () => {
    for (const one of chain) await one.updateComplete;
  };
  figure.step = step;
  for (let i = 0; i < chain.length; i++) await drawn();
  try {
    return takePicture(figure, caller);
  } finally {
    chain.forEach((one, i) => {
      if (one.step !== before[i]) one.step = before[i];
    });
    await drawn();
    chain.forEach(settle);
  }
}

/** Gives one picture after the other, each with the milliseconds for which it is to be seen. */
export async function eachStep(
  figure: StepwiseFigure,
  caller: string,
  { signal, progressed }: Work,
  show: (picture: Picture, milliseconds: number) => void | Promise<void>,
): Promise<void> {
  const count = figure.steps.length;
  const chain = chainOf(figure);
  for (let step = 0; step < count; step++) {
    // The page goes on meanwhile.
    await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
    await show(await pictureAt(figure, step, caller, chain), dwell / figure.rate);
    progressed?.((step + 1) / count);
  }
}
