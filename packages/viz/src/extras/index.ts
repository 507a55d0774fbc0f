import { FigureError } from '../values/errors/FigureError.js';

type Extras = typeof import('./extras.js');

let pending: Promise<void> | undefined;

/** Whether they could not be loaded when last asked for. */
export let extrasFailed = false;

/**
 * What few pages ask for at first: the way back, comparisons, the quiz, editing, what a cell touches. In the single files it is a file of its own. Undefined
 * until it is there.
 */
export let extras: Extras | undefined;

/** Resolves when they are there, or can not be had; then the next who asks tries again. */
export const loadExtras = (): Promise<void> =>
  (pending ??= import('./extras.js').then(
    (module) => {
      extras = module;
    },
    () => {
      extrasFailed = true;
      pending = undefined;
    },
  ));

/** The extras, where `argument` asks for them; refused where they could not be loaded. */
export function extrasFor(argument: string): Extras {
  if (!extras) throw new FigureError(argument, 'notLoaded');
  return extras;
}
