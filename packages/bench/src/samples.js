// Samples for networks whose input is not MNIST's. They train as fast as any others, and a network can learn them.

/** How many differ; more are repetitions. */
const distinctCount = 512;
const classes = 10;

/**
 * n samples of ten classes: the mean of a pattern of the class and of noise, both uniform between 0 and 1.
 *
 * @returns `{ images: { data, shape }, labels: { data, shape } }`
 */
export function makeSamples(inputShape, n) {
  const size = inputShape.reduce((product, length) => product * length, 1);
  const random = generator(1);
  const patterns = Float32Array.from({ length: classes * size }, random);
  const distinct = new Float32Array(Math.min(n, distinctCount) * size);
  for (let i = 0; i < distinct.length; i++) {
    const label = Math.floor(i / size) % classes;
    distinct[i] = (patterns[label * size + (i % size)] + random()) / 2;
  }
  const data = new Float32Array(n * size);
  for (let start = 0; start < data.length; start += distinct.length) {
    data.set(distinct.subarray(0, data.length - start), start);
  }
  const labels = Uint8Array.from({ length: n }, (_, i) => (i % distinctCount) % classes);
  return { images: { data, shape: [n, ...inputShape] }, labels: { data: labels, shape: [n] } };
}

/** Uniform numbers between 0 and 1: the generator mulberry32. */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
