/** Probabilities are kept this far from 0 and 1, so that a logarithm is finite (Keras' epsilon). */
const epsilon = 1e-7;

/**
 * −log of the probability given to the right class, for one row of `classes` probabilities that begins at
 * `offset`. The row is divided by its sum and clipped to [1e-7, 1 − 1e-7], as Keras does.
 */
export function rowCrossEntropy(
  probabilities: ArrayLike<number>,
  offset: number,
  classes: number,
  label: number,
): number {
  let sum = 0;
  for (let i = 0; i < classes; i++) sum += probabilities[offset + i];
  const p = probabilities[offset + label] / sum;
  return -Math.log(Math.min(Math.max(p, epsilon), 1 - epsilon));
}
