import { describe, expect, test } from 'vitest';
import { philox } from '../../src/reference/shared/philox.js';

describe('philox', () => {
  // The known answers that its authors publish with Random123 (kat_vectors, philox4x32 10).
  const f = 0xffffffff;
  test.each([
    [[0, 0, 0, 0], [0, 0], '6627e8d5 e169c58d bc57ac4c 9b00dbd8'],
    [[f, f, f, f], [f, f], '408f276d 41c83b0e a20bc7c6 6d5451fd'],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      'd16cfe09 94fdcceb 5001e420 24126ea1',
    ],
  ] as const)('counter %o under key %o', (counter, key, expected) => {
    const words = new Uint32Array(4);
    const [[c0, c1, c2, c3], [k0, k1]] = [counter, key];
    philox(words, c0, c1, c2, c3, k0, k1);
    expect([...words].map((word) => word.toString(16).padStart(8, '0')).join(' ')).toBe(expected);
  });
});
