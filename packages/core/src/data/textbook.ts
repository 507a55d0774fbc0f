const freeze = (rows: number[][]): readonly (readonly number[])[] =>
  Object.freeze(rows.map((row) => Object.freeze(row)));

/**
 * The worked example of the chapter. Its first window gives 5. (The chapter prints the first product as 1×0,
 * with which its nine products add to 4; with a 1 in the filter's first cell all of its numbers agree.)
 */
export const textbook = Object.freeze({
  image: freeze([
    [1, 0, 0, 1, 0],
    [0, 1, 1, 0, 1],
    [1, 0, 1, 0, 0],
    [0, 1, 0, 1, 1],
    [1, 0, 1, 1, 0],
  ]),
  filter: freeze([
    [1, 0, 0],
    [0, 1, 1],
    [1, 0, 1],
  ]),
  pooling: freeze([
    [1, 3, 2, 1],
    [4, 2, 0, 5],
    [6, 1, 3, 2],
    [0, 2, 1, 4],
  ]),
});
