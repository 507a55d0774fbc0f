import { median } from './statistics.js';

/** Training steps of a check. */
export const steps = 15;
/** The loss of a guess among ten classes. */
const chanceLoss = Math.log(10);

/** Whether the loss has fallen below half of the first. */
export const hasConverged = (losses) => losses.some((loss) => loss < losses[0] / 2);

/** Throws unless the losses of one batch, step by step, begin near ln 10, the loss of a guess, and fall below half. */
export function checkLosses(losses) {
  checkBeginning(losses);
  if (!hasConverged(losses)) throw doesNotFall(losses);
}

/** The same for networks that learn more slowly: throws unless the losses end below the first. */
export function checkLearning(losses) {
  checkBeginning(losses);
  if (!(ending(losses) < losses[0])) throw doesNotFall(losses);
}

function checkBeginning(losses) {
  if (!(Math.abs(losses[0] - chanceLoss) < 0.6))
    throw new Error(`its loss begins with ${losses[0]}, where that of a guess is ${chanceLoss.toFixed(3)}`);
  if (!losses.every(Number.isFinite)) throw new Error('its loss is not finite');
}

const ending = (losses) => median(losses.slice(-3));

const doesNotFall = (losses) =>
  new Error(`its loss does not fall: ${losses[0]} at the beginning, ${ending(losses)} at the end`);

/** Throws unless two implementations of the same computation begin with the same losses. */
export function checkSame(losses, others, tolerance = 1e-4) {
  for (let step = 0; step < 3; step++) {
    const difference = Math.abs(losses[step] - others[step]);
    if (!(difference <= tolerance))
      throw new Error(`the losses of the kernels differ by ${difference} in step ${step + 1}`);
  }
}

/**
 * Throws unless all contenders of a network have as many parameters: they would not train the same.
 *
 * @param contenders as `measure` returns them
 */
export function checkParameters(name, contenders) {
  const counts = Object.entries(contenders).filter(([, { parameters }]) => parameters !== undefined);
  const [[firstId, first] = []] = counts;
  const other = counts.find(([, { parameters }]) => parameters !== first.parameters);
  if (!other) return;
  const [id, { parameters }] = other;
  throw new Error(`${name} has ${first.parameters} parameters in ${firstId}, but ${parameters} in ${id}`);
}
