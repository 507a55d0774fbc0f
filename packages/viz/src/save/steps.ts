/** More steps than these make no animation that anyone would watch. */
export const mostSteps = 400;

export class TooManyStepsError extends Error {
  override name = 'TooManyStepsError';

  constructor(
    readonly caller: string,
    readonly count: number,
    readonly most: number,
  ) {
    super(`${caller}: an animation has at most ${most} steps, but the figure has ${count}.`);
  }
}
