import type { RandomGenerator } from './generator.js';

/**
 * The numbers 0 … n − 1 in random order: Fisher and Yates' shuffle (Knuth, The Art of Computer Programming,
 * volume 2, algorithm 3.4.2P).
 */
export function permutation(n: number, random: RandomGenerator): Uint32Array {
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}
