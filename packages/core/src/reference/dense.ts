// Letters: n rows, in inputs, out units.
import { ArgumentError } from '../arrays/errors.js';
import {
  toView,
  zerosLike,
  type ArrayInput,
  type FloatArray,
  type DenseView,
  type NdView,
} from '../arrays/view.js';

/**
 * A fully connected layer: the output of every unit is the sum of all inputs times its weights, plus its bias
 * (Goodfellow, Bengio and Courville, Deep Learning, 2016, section 6.1).
 *
 * @param input `[n, in]` or `[in]`
 * @param kernel `[in, out]`
 * @param bias `[out]`, default zeros
 * @returns `[n, out]` or `[out]`
 * @throws ArgumentError
 */
export function dense(input: ArrayInput, kernel: ArrayInput, bias?: ArrayInput): DenseView<FloatArray> {
  const { x, w, rank } = checkDense('dense', input, kernel);
  const [rows, units] = [x.shape[0], w.shape[1]];
  const b = bias === undefined ? undefined : toView(bias, 'dense', 'bias', [1]);
  if (b && b.shape[0] !== units) throw new ArgumentError('dense', 'bias', `have ${units} values`, b);
  const output = zerosLike(x, rank === 1 ? [units] : [rows, units]);
  for (let n = 0; n < rows; n++) {
    for (let unit = 0; unit < units; unit++) {
      let sum = 0;
      for (let i = 0; i < x.shape[1]; i++) sum += at(x, n, i) * at(w, i, unit);
      output.data[n * units + unit] = b ? sum + b.data[b.offset + unit * b.stride[0]] : sum;
    }
  }
  return output;
}

/**
 * The gradients of a fully connected layer: dX = dY · Wᵀ, dW = Xᵀ · dY, and for the bias the sum of each unit's dY
 * (Goodfellow, Bengio and Courville, Deep Learning, 2016, section 6.5.6).
 *
 * @param outputGradient `[n, out]` or `[out]`, in the shape of the output of `dense`
 * @param input `[n, in]` or `[in]`
 * @param kernel `[in, out]`
 * @returns `input` and `kernel` in the shapes of those arguments, `bias` `[out]`
 * @throws ArgumentError
 */
export function denseBackward(
  outputGradient: ArrayInput,
  input: ArrayInput,
  kernel: ArrayInput,
): { input: DenseView<FloatArray>; kernel: DenseView<FloatArray>; bias: DenseView<FloatArray> } {
  const { x, w, rank } = checkDense('denseBackward', input, kernel);
  const [rows, inputs, units] = [x.shape[0], ...w.shape];
  const expected = rank === 1 ? [units] : [rows, units];
  const given = toView(outputGradient, 'denseBackward', 'outputGradient', [rank]);
  if (given.shape.join() !== expected.join()) {
    throw new ArgumentError('denseBackward', 'outputGradient', `have shape [${expected.join(', ')}]`, given);
  }
  const gradient = asRows(given);
  const dInput = zerosLike(x, rank === 1 ? [inputs] : [rows, inputs]);
  const dKernel = zerosLike(x, [inputs, units]);
  const dBias = zerosLike(x, [units]);
  for (let i = 0; i < inputs; i++) {
    for (let unit = 0; unit < units; unit++) {
      let sum = 0;
      for (let n = 0; n < rows; n++) sum += at(x, n, i) * at(gradient, n, unit);
      dKernel.data[i * units + unit] = sum;
    }
  }
  for (let n = 0; n < rows; n++) {
    for (let i = 0; i < inputs; i++) {
      let sum = 0;
      for (let unit = 0; unit < units; unit++) sum += at(gradient, n, unit) * at(w, i, unit);
      dInput.data[n * inputs + i] = sum;
    }
  }
  for (let unit = 0; unit < units; unit++) {
    let sum = 0;
    for (let n = 0; n < rows; n++) sum += at(gradient, n, unit);
    dBias.data[unit] = sum;
  }
  return { input: dInput, kernel: dKernel, bias: dBias };
}

function checkDense(functionName: string, input: ArrayInput, kernel: ArrayInput) {
  const given = toView(input, functionName, 'input', [1, 2]);
  const w = toView(kernel, functionName, 'kernel', [2]);
  const x = asRows(given);
  if (x.shape[1] !== w.shape[0]) {
    throw new ArgumentError(functionName, 'kernel', `have ${x.shape[1]} rows, one for each input`, w);
  }
  return { x, w, rank: given.shape.length };
}

function asRows(view: NdView): NdView {
  const { data, shape, stride, offset } = view;
  return shape.length === 2 ? view : { data, shape: [1, ...shape], stride: [0, ...stride], offset };
}

function at(view: NdView, row: number, column: number): number {
  return view.data[view.offset + row * view.stride[0] + column * view.stride[1]];
}
