import { ArgumentError } from '../errors.js';
import { forEachIndex, toView, zerosLike, type ArrayInput, type FloatArray, type NdView } from '../view.js';

/** The names of the activation functions. */
export type ActivationName = 'linear' | 'relu' | 'softmax';

export const activationNames: readonly ActivationName[] = ['linear', 'relu', 'softmax'];

/** `x` itself. */
export function linear(x: ArrayInput): NdView<FloatArray> {
  return map('linear', x, (value) => value);
}

/** `max(x, 0)`, value by value. NaN propagates. */
export function relu(x: ArrayInput): NdView<FloatArray> {
  return map('relu', x, (value) => (value < 0 ? 0 : value));
}

/**
 * `exp(xᵢ) / Σ exp(xⱼ)` over the last axis: positive numbers that add up to 1. The largest value is subtracted
 * first, which changes nothing but keeps exp from overflowing.
 */
export function softmax(x: ArrayInput): NdView<FloatArray> {
  const output = map('softmax', x, (value) => value);
  forEachRow(output, (from, to) => {
    let largest = -Infinity;
    for (let i = from; i < to; i++) largest = Math.max(largest, output.data[i]);
    const exponentials = Array.from(output.data.subarray(from, to), (value) => Math.exp(value - largest));
    const total = exponentials.reduce((a, b) => a + b);
    exponentials.forEach((value, i) => (output.data[from + i] = value / total));
  });
  return output;
}

/**
 * The gradient that an activation function passes back.
 *
 * @param name `linear`, `relu` or `softmax`
 * @param outputGradient the shape of `input`
 * @param input the values before the activation
 * @throws ArgumentError
 */
export function activationBackward(
  name: ActivationName,
  outputGradient: ArrayInput,
  input: ArrayInput,
): NdView<FloatArray> {
  if (!activationNames.includes(name)) {
    throw new ArgumentError('activationBackward', 'name', `be one of ${activationNames.join(', ')}`, name);
  }
  const x = linear(toView(input, 'activationBackward', 'input'));
  const given = toView(outputGradient, 'activationBackward', 'outputGradient');
  if (given.shape.join() !== x.shape.join()) {
    const rule = `have the input's shape [${x.shape.join(', ')}]`;
    throw new ArgumentError('activationBackward', 'outputGradient', rule, given);
  }
  const dOutput = linear(given).data;
  if (name === 'relu') return fill(x, (i) => (x.data[i] > 0 ? dOutput[i] : 0));
  if (name === 'linear') return fill(x, (i) => dOutput[i]);

  const y = softmax(x).data;
  const dInput = zerosLike(x, x.shape);
  forEachRow(x, (from, to) => {
    let weighted = 0;
    for (let i = from; i < to; i++) weighted += y[i] * dOutput[i];
    for (let i = from; i < to; i++) dInput.data[i] = y[i] * (dOutput[i] - weighted);
  });
  return dInput;
}

function map(functionName: string, x: ArrayInput, f: (value: number) => number): NdView<FloatArray> {
  const view = toView(x, functionName, 'x');
  const output = zerosLike(view, view.shape);
  let i = 0;
  forEachIndex(view, (index) => (output.data[i++] = f(view.data[index])));
  return output;
}

function fill(like: NdView, valueAt: (index: number) => number): NdView<FloatArray> {
  const output = zerosLike(like, like.shape);
  for (let i = 0; i < output.data.length; i++) output.data[i] = valueAt(i);
  return output;
}

/** Visits the rows along the last axis of a dense view. */
function forEachRow(view: NdView<FloatArray>, visit: (from: number, to: number) => void): void {
  const width = view.shape[view.shape.length - 1];
  for (let from = 0; from < view.data.length; from += width) visit(from, from + width);
}
