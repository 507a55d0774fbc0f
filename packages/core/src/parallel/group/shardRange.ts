/** The shard of `count` items that the participant `rank` of `worldSize` computes: indices from … to−1. */
export function shardRange(count: number, rank: number, worldSize: number): [from: number, to: number] {
  return [Math.floor((count * rank) / worldSize), Math.floor((count * (rank + 1)) / worldSize)];
}
