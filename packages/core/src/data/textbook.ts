const freeze = (rows: number[][]): readonly (readonly number[])[] =>
  Object.freeze(rows.map((row) => Object.freeze(row)));

/**
 * The worked example of the chapter: `conv2d(image, filter)` is 5 1 2 / 1 4 2 / 4 2 4. The chapter prints the first product
 * as 1×0, with which the nine products of the first window add up to 4 and not to 5, as it states; with a 1 in the first
 * cell of the filter all of its numbers agree. `pooling` is the 4×4 image of our pooling example.
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
