/**
 * The error function, 2/√π ∫₀ˣ exp(−t²) dt, by a series of terms of one sign, which cancels no digits:
 * Abramowitz and Stegun, Handbook of Mathematical Functions, 1964, equation 7.1.6. Within 1e-15.
 */
export function erf(x: number): number {
  if (!(Math.abs(x) < 6)) return Number.isNaN(x) ? NaN : Math.sign(x);
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}
