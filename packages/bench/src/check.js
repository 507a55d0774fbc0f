import { median } from './statistics.js';

export const steps = 15;
const chance = Math.log(10);

/** Whether training has got somewhere: the loss is below half of what it began with. */
export const hasConverged = (losses) => losses.some((loss) => loss < losses[0] / 2);

/** Throws unless losses of one batch, step after step, begin at chance, near ln 10, and fall below half. */
export function checkLosses(losses) {
  if (!(Math.abs(losses[0] - chance) < 0.6))
    throw new Error(`its loss begins with ${losses[0]}, where chance is ${chance.toFixed(3)}`);
  if (!losses.every(Number.isFinite)) throw new Error('its loss is not finite');
  if (!hasConverged(losses))
    throw new Error(`its loss does not fall: ${losses[0]} at first, ${median(losses.slice(-3))} at last`);
}

/** Throws unless two ways to compute the same begin with the same losses. */
export function checkSame(losses, others, tolerance = 1e-4) {
  for (let step = 0; step < 3; step++) {
    const apart = Math.abs(losses[step] - others[step]);
    if (!(apart <= tolerance))
      throw new Error(`the kernels are ${apart} apart in the loss of step ${step + 1}`);
  }
}
