import { describe, expect, test } from 'vitest';
import { generator } from '../../../src/learning/random/generator.js';
import { claimBytes, sharedClaims } from '../../../src/parallel/group/sharedClaims.js';

function claimsOfGroup(worldSize: number) {
  const buffer = new SharedArrayBuffer(64 + claimBytes(worldSize));
  return Array.from({ length: worldSize }, (_, rank) => sharedClaims(rank, worldSize, buffer, 64));
}

describe('pieces that participants claim', () => {
  test('one that is alone at work claims its own from the beginning, then those of the other from the end', () => {
    const [first, second] = claimsOfGroup(2);
    expect([...first.pieces(10, 2)]).toEqual([
      [0, 2],
      [2, 4],
      [8, 10],
      [6, 8],
      [4, 6],
    ]);
    expect([...second.pieces(10, 2)]).toEqual([]);
  });

  test('two that take turns meet where neither has to wait for the other', () => {
    const [first, second] = claimsOfGroup(2);
    const [a, b] = [first, second].map((claims) => claims.pieces(7, 1)[Symbol.iterator]());
    const order = [a, b, a, b, a, b, b, b, a].map((pieces) => pieces.next().value?.[0]);
    expect(order).toEqual([0, 3, 1, 4, 2, 5, 6, undefined, undefined]);
  });

  test.each([
    [1, 5, 2],
    [2, 32, 4],
    [2, 1, 1],
    [3, 2, 1],
    [4, 100, 7],
    [8, 33, 5],
    [2, 70_000, 1],
  ])(
    '%i participants in any order of turns claim each of %i items once, in pieces of %i',
    (worldSize, count, size) => {
      const group = claimsOfGroup(worldSize);
      for (let seed = 0; seed < 10; seed++) {
        const random = generator(seed);
        const speeds = group.map(() => random.float());
        let pieces = group.map((claims) => claims.pieces(count, size)[Symbol.iterator]());
        const claimed: (readonly [number, number])[] = [];
        while (pieces.length > 0) {
          const turn = random.integer(pieces.length);
          if (random.float() > speeds[turn]) continue;
          const next = pieces[turn].next();
          if (next.done) pieces = pieces.filter((_, i) => i !== turn);
          else claimed.push(next.value);
        }
        claimed.sort(([a], [b]) => a - b);
        expect(claimed.map(([from]) => from)).toEqual([0, ...claimed.slice(0, -1).map(([, to]) => to)]);
        expect(claimed.at(-1)![1]).toBe(count);
        group[0].clear();
      }
    },
  );
});
