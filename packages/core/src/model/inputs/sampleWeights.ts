// How much each sample counts in the loss. Weights are kept with the targets: each target's numbers, then its weight.
import { ArgumentError } from '../../arrays/errors.js';
import { toView, type ArrayInput, type NdView } from '../../arrays/view.js';
import type { Loss } from '../../learning/losses/loss.js';

/** Checks the option `sampleWeight`, one number for each of `count` samples. */
export function checkSampleWeight(
  functionName: string,
  argument: string,
  sampleWeight: ArrayInput,
  count: number,
): NdView {
  const view = toView(sampleWeight, functionName, argument);
  const { data, shape, stride, offset } = view;
  if (shape.length !== 1 || shape[0] !== count) {
    throw new ArgumentError(functionName, argument, `have one number for each of ${count} samples`, view);
  }
  for (let i = 0; i < count; i++) {
    const value = data[offset + i * stride[0]];
    if (!Number.isFinite(value))
      throw new ArgumentError(functionName, argument, 'hold finite numbers', value);
  }
  return view;
}

/** Each target followed by its weight, 1 where there are none. */
export function joinWeights(
  targets: Float32Array,
  targetWidth: number,
  weights: NdView | undefined,
): Float32Array<ArrayBuffer> {
  const width = targetWidth + 1;
  const joined = new Float32Array((targets.length / targetWidth) * width).fill(1);
  for (let i = 0; i * width < joined.length; i++) {
    joined.set(targets.subarray(i * targetWidth, (i + 1) * targetWidth), i * width);
    if (weights) joined[(i + 1) * width - 1] = weights.data[weights.offset + i * weights.stride[0]];
  }
  return joined;
}

/** How much samples count in the loss of a batch. */
export interface WeightOptions {
  /** By how much to multiply the loss of each sample, `[n]`; the batch's loss is the mean of the products. Default 1. */
  sampleWeight?: ArrayInput;
  /**
   * The same by the class of the sample, such as `{ 0: 1, 1: 5 }`; classes left out have 1. Not together with
   * `sampleWeight`.
   */
  classWeight?: Readonly<Record<number, number>>;
}

/** Checks the option `classWeight`: a finite number for some classes, by their number, and no `sampleWeight`. */
export function checkClassWeight(functionName: string, { classWeight, sampleWeight }: WeightOptions): void {
  if (classWeight === undefined) return;
  const rule = 'be an object of finite numbers by class number';
  if (typeof classWeight !== 'object' || classWeight === null) {
    throw new ArgumentError(functionName, 'classWeight', rule, classWeight);
  }
  for (const [name, weight] of Object.entries(classWeight)) {
    if (!/^\d+$/.test(name)) throw new ArgumentError(functionName, 'classWeight', rule, name);
    if (!Number.isFinite(weight)) {
      throw new ArgumentError(functionName, `classWeight[${name}]`, 'be a finite number', weight);
    }
  }
  if (sampleWeight !== undefined) {
    throw new ArgumentError(functionName, 'classWeight', 'be left out with sampleWeight', classWeight);
  }
}

/** Weighs the first `count` samples by their class; the class of several target numbers is the largest one's position. */
export function weighClasses(
  { targets, targetWidth: width }: { targets: Float32Array; targetWidth: number },
  count: number,
  classWeight: Readonly<Record<number, number>>,
  loss: Loss,
): void {
  for (let i = 0; i < count; i++) {
    const weight = (i + 1) * width - 1;
    const target = targets.subarray(i * width, weight);
    const isNumber = loss.targets === 'class numbers' || target.length === 1;
    const classNumber = isNumber ? Math.round(target[0]) : target.indexOf(Math.max(...target));
    targets[weight] = classWeight[classNumber] ?? 1;
  }
}
