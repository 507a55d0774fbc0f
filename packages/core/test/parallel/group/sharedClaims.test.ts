import { describe, expect, test } from 'vitest';
import { generator } from '../../../src/learning/random/generator.js';
import { claimBytes, sharedClaims, type SharedClaims } from '../../../src/parallel/group/sharedClaims.js';

function claimsOfGroup(worldSize: number) {
  const buffer = new SharedArrayBuffer(64 + claimBytes(worldSize));
  return Array.from({ length: worldSize }, (_, rank) => sharedClaims(rank, worldSize, buffer, 64));
}

describe('pieces that participants claim', () => {
  test('one that is alone at work claims its own from the beginning, then those of the other from the end', () => {
    const [first, second] = claimsOfGroup(2);
    const phase = first.begin();
    expect([...first.pieces(phase, 10, 2)]).toEqual([
      [0, 2],
      [2, 4],
      [8, 10],
      [6, 8],
      [4, 6],
    ]);
    expect([...second.pieces(phase, 10, 2)]).toEqual([]);
  });

  test('two that take turns meet where neither has to wait for the other', () => {
    const [first, second] = claimsOfGroup(2);
    const phase = first.begin();
    const [a, b] = [first, second].map((claims) => claims.pieces(phase, 7, 1)[Symbol.iterator]());
    const order = [a, b, a, b, a, b, b, b, a].map((pieces) => pieces.next().value?.[0]);
    expect(order).toEqual([0, 3, 1, 4, 2, 5, 6, undefined, undefined]);
  });

  test('a phase begins when all pieces of the one before are complete, whether or not all have come', () => {
    const [first, second] = claimsOfGroup(2);
    const phase = first.begin();
    const slow = second.pieces(phase, 2, 1)[Symbol.iterator]();
    expect(slow.next().value).toEqual([1, 2]);
    expect([...first.pieces(phase, 2, 1)]).toEqual([[0, 1]]);
    // The other still computes its piece.
    expect([...first.pieces(phase + 1, 2, 1)]).toEqual([]);
    expect(slow.next().done).toBe(true);
    first.wait(phase);
    expect([...first.pieces(phase + 1, 2, 1)]).toHaveLength(2);
    // Late, the other passes through what is over.
    expect([...second.pieces(phase + 1, 2, 1)]).toEqual([]);
    second.wait(phase + 1);
    expect([...second.pieces(phase + 2, 2, 1)]).toHaveLength(2);
  });

  test('what one has claimed nothing of ends when the leader begins', () => {
    const [first, second] = claimsOfGroup(2);
    const phase = first.begin();
    expect(first.begin()).toBe(phase + 1);
    expect([...second.pieces(phase, 4, 1)]).toEqual([]);
    second.wait(phase);
  });

  test.each([
    [1, 5, 2],
    [2, 32, 4],
    [2, 1, 1],
    [3, 2, 1],
    [4, 100, 7],
    [8, 33, 5],
    [2, 7000, 1],
  ])(
    '%i participants in any order of turns claim each of %i items once in every phase, in pieces of %i',
    (worldSize, count, size) => {
      const group = claimsOfGroup(worldSize);
      const phaseCount = 12;
      const random = generator(worldSize + count);
      const begun = group[0].begin();
      const claimed = Array.from({ length: phaseCount }, (): (readonly [number, number])[] => []);
      const complete = claimed.map(() => 0);
      // Each participant takes the phases in order, and the next when the one before is complete.
      function* takeAll(claims: SharedClaims): Generator<void> {
        for (let phase = 0; phase < phaseCount; phase++) {
          for (const piece of claims.pieces(begun + phase, count, size)) {
            expect(complete.slice(0, phase)).toEqual(new Array(phase).fill(count));
            claimed[phase].push(piece);
            yield;
            complete[phase] += piece[1] - piece[0];
          }
          while (complete[phase] < count) yield;
        }
      }
      const speeds = group.map(() => random.float());
      let busy = group.map((claims, rank) => ({ turns: takeAll(claims), speed: speeds[rank] }));
      while (busy.length > 0) {
        const participant = busy[random.integer(busy.length)];
        if (random.float() > participant.speed) continue;
        if (participant.turns.next().done) busy = busy.filter((other) => other !== participant);
      }
      for (const pieces of claimed) {
        pieces.sort(([a], [b]) => a - b);
        expect(pieces.map(([from]) => from)).toEqual([0, ...pieces.slice(0, -1).map(([, to]) => to)]);
        expect(pieces.at(-1)![1]).toBe(count);
      }
    },
  );
});
