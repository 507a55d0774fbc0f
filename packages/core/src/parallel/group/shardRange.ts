/** The part of `count` things that falls to member `index` of `size`: from … to−1. */
export function shardRange(count: number, index: number, size: number): [from: number, to: number] {
  return [Math.floor((count * index) / size), Math.floor((count * (index + 1)) / size)];
}
