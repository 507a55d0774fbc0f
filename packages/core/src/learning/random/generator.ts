import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus, xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/** A sequence of random numbers whose state can be saved and restored. */
export interface RandomGenerator {
  /** The next number in [0, 1). */
  float(): number;
  /** The next whole number in [0, bound). */
  integer(bound: number): number;
  /** From which `generator` continues. */
  state(): number[];
}

/**
 * Starts a sequence from a seed, a whole number of 32 bits, or continues from a saved state. The generator is
 * xoroshiro128+: Blackman and Vigna, "Scrambled linear pseudorandom number generators", 2018.
 */
export function generator(from: number | readonly number[]): RandomGenerator {
  const source = typeof from === 'number' ? xoroshiro128plus(from) : xoroshiro128plusFromState(from);
  return {
    float: () => uniformFloat64(source),
    integer: (bound) => uniformInt(source, 0, bound - 1),
    state: () => [...source.getState()],
  };
}
