// The samples that a caller gives as x and y: checked, and copied into datasets, since those go to other threads.
import { allocateBytes } from '../../arrays/check.js';
import { ArgumentError } from '../../arrays/errors.js';
import {
  denseView,
  forEachIndex,
  isDense,
  rowMajor,
  sizeOf,
  toView,
  type ArrayInput,
  type NdView,
} from '../../arrays/view.js';
import type { Dataset } from '../../data/dataset.js';
import type { Loss } from '../../learning/losses/loss.js';
import { recreateAfterTransfer } from '../../parallel/session/recoverableSession.js';
import { timeSliced } from '../../platform/scheduler.js';
import type { AbortSignalLike } from '../../platform/webTypes.js';
import { checkSampleWeight, joinWeights } from './sampleWeights.js';

/** Samples that have been checked; their inputs are still the caller's. */
export interface CheckedSamples extends Omit<Dataset, 'inputs'> {
  /** `[n, …inputShape]` */
  inputs: NdView;
}

/**
 * Checks x, and with a loss y, whose numbers are copied.
 *
 * @param names how errors call x, y and the weights
 * @returns targets with the weight of each sample, 1 where no weights are given
 */
export function checkSamples(
  functionName: string,
  x: ArrayInput,
  y: ArrayInput | undefined,
  inputShape: readonly number[],
  outputShape: readonly number[],
  loss?: Loss,
  names: readonly [string, string, string] = ['x', 'y', 'sampleWeight'],
  sampleWeight?: ArrayInput,
): CheckedSamples {
  const inputs = checkInputs(functionName, names[0], x, inputShape);
  const samples = { inputs, inputWidth: sizeOf(inputShape), count: inputs.shape[0] };
  if (!loss) return { ...samples, targets: new Float32Array(0), targetWidth: 0 };
  const targetWidth = loss.targetWidth(outputShape);
  const given = toView(y as ArrayInput, functionName, names[1]);
  // A typed array holds the targets one after the other.
  const isList = given.shape[0] === samples.count || ArrayBuffer.isView(y);
  if (!isList || sizeOf(given.shape) !== samples.count * targetWidth) {
    const each = targetWidth === 1 ? 'one number' : `${targetWidth} numbers`;
    const rule = `have ${each} for each of ${samples.count} samples`;
    throw new ArgumentError(functionName, names[1], rule, given);
  }
  const targets = toFloats(given);
  loss.checkTargets(functionName, names[1], targets, outputShape);
  const [, , argument] = names;
  const weights = sampleWeight && checkSampleWeight(functionName, argument, sampleWeight, samples.count);
  return { ...samples, targets: joinWeights(targets, targetWidth, weights), targetWidth: targetWidth + 1 };
}

/** Checks x; flat rows `[n, size]`, and a typed array that holds one sample after the other, are given their shape. */
function checkInputs(
  functionName: string,
  argument: string,
  x: ArrayInput,
  inputShape: readonly number[],
): NdView {
  const view = toView(x, functionName, argument);
  const size = sizeOf(inputShape);
  const { data, shape, stride, offset } = view;
  if (shape.slice(1).join() === inputShape.join()) return view;
  if (ArrayBuffer.isView(x) && shape[0] % size === 0) {
    return denseView(data, [shape[0] / size, ...inputShape]);
  }
  if (shape.length === 2 && shape[1] === size) {
    const sampleStride = rowMajor(inputShape).map((step) => step * stride[1]);
    return { data, shape: [shape[0], ...inputShape], stride: [stride[0], ...sampleStride], offset };
  }
  const hint = ArrayBuffer.isView(x) ? `, or a length divisible by ${size}` : shapeHint(shape, inputShape);
  throw new ArgumentError(functionName, argument, `have shape [n, ${inputShape.join(', ')}]${hint}`, view);
}

/** What to write instead of an array of this shape, where that can be known. */
function shapeHint(shape: readonly number[], inputShape: readonly number[]): string {
  const [height, width, channels] = inputShape;
  const isSample = (part: readonly number[], sample = inputShape) => part.join() === sample.join();
  const withoutChannels = inputShape.slice(0, -1);
  const lacksChannels = inputShape.length > 1 && inputShape.at(-1) === 1;
  if (inputShape.length === 3 && isSample(shape.slice(1), [channels, height, width])) {
    return ' with the channels last';
  }
  if (lacksChannels && isSample(shape.slice(1), withoutChannels)) {
    return `: its channel axis is missing, so give it the shape [${[...shape, 1].join(', ')}]`;
  }
  if (isSample(shape)) return `: for one sample give it the shape [${[1, ...shape].join(', ')}]`;
  return '';
}

/** Checks x and y, and copies both. */
export function toDataset(...given: Parameters<typeof checkSamples>): Dataset {
  const samples = checkSamples(...given);
  const inputs = allocateInputs(given[0], samples, samples.count);
  copyInto(inputs, samples.inputs);
  return { ...samples, inputs };
}

/** Returns a copy of all samples whenever it is called. The first is begun at once, so that few samples are copied now. */
export function transferableCopies(functionName: string, samples: CheckedSamples): () => Promise<Dataset> {
  const create = () => copyTimeSliced(functionName, samples, 0, samples.count);
  const first = create();
  // A failure is reported where the copy is awaited, if it still is.
  first.catch(() => {});
  return recreateAfterTransfer(first, create);
}

/** Numbers copied before the time is checked again: about 100 kB of bytes. */
const valuesPerChunk = 100_000;

/**
 * A copy of the samples from … to−1, made in time slices, since it may take long.
 *
 * @throws the signal's reason, after an abort
 */
export async function copyTimeSliced(
  functionName: string,
  samples: CheckedSamples,
  from: number,
  to: number,
  signal?: AbortSignalLike,
): Promise<Dataset> {
  const { targetWidth, targets } = samples;
  const inputs = allocateInputs(functionName, samples, to - from);
  const scheduler = timeSliced();

  /** Copies rows, the parts along the first axis; those that are long in parts of their own. */
  async function copyRows(target: Uint8Array | Float32Array, view: NdView): Promise<void> {
    const [length, ...rowShape] = view.shape;
    const rowSize = sizeOf(rowShape);
    if (rowSize <= valuesPerChunk) {
      return scheduler.forEachChunk(0, length, Math.floor(valuesPerChunk / rowSize), (first, last) => {
        signal?.throwIfAborted();
        copyInto(target.subarray(first * rowSize), rows(view, first, last));
      });
    }
    const { data, stride, offset } = view;
    for (let i = 0; i < length; i++) {
      const row = { data, shape: rowShape, stride: stride.slice(1), offset: offset + i * stride[0] };
      await copyRows(target.subarray(i * rowSize), row);
    }
  }

  await copyRows(inputs, rows(samples.inputs, from, to));
  const ownTargets = targets.slice(from * targetWidth, to * targetWidth);
  return { ...samples, inputs, targets: ownTargets, count: to - from };
}

/** Memory for inputs; bytes stay bytes. */
function allocateInputs(
  functionName: string,
  { inputs: { data }, inputWidth }: CheckedSamples,
  count: number,
): Uint8Array | Float32Array {
  const isBytes = data instanceof Uint8Array || data instanceof Uint8ClampedArray;
  const Values = isBytes ? Uint8Array : Float32Array;
  const length = count * inputWidth;
  const bytes = length * Values.BYTES_PER_ELEMENT;
  return allocateBytes(functionName, 'the samples', bytes, () => new Values(length));
}

/** The parts from … to−1 along the first axis. */
function rows({ data, shape, stride, offset }: NdView, from: number, to: number): NdView {
  return { data, shape: [to - from, ...shape.slice(1)], stride, offset: offset + from * stride[0] };
}

/** A dense copy in single precision. */
export function toFloats(view: NdView): Float32Array<ArrayBuffer> {
  return copyInto(new Float32Array(sizeOf(view.shape)), view);
}

/** Copies a view to the beginning of `target`. */
function copyInto<Target extends Uint8Array | Float32Array>(target: Target, view: NdView): Target {
  const { data, offset } = view;
  if (!Array.isArray(data) && isDense(view)) {
    target.set(data.subarray(offset, offset + sizeOf(view.shape)));
    return target;
  }
  let i = 0;
  forEachIndex(view, (index) => (target[i++] = data[index]));
  return target;
}
