import { rowMajor } from '../../arrays/view.js';

/**
 * The index of the slope of each value of a sample, in row-major order. An axis along which values share their slope has
 * length 1 in `alphaShape`.
 */
export function alphaIndex(sampleShape: readonly number[], alphaShape: readonly number[]): Int32Array {
  const steps = rowMajor(sampleShape);
  const alphaSteps = rowMajor(alphaShape);
  const length = steps[0] * sampleShape[0];
  return Int32Array.from({ length }, (_, i) =>
    sampleShape.reduce((index, size, axis) => {
      const position = Math.floor(i / steps[axis]) % size;
      return alphaShape[axis] === 1 ? index : index + position * alphaSteps[axis];
    }, 0),
  );
}
