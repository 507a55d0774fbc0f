// Takes what the caller gives for x and y as a dataset: copies, since it goes to other threads.
import { ArgumentError } from '../arrays/errors.js';
import type { Dataset } from '../data/dataset.js';
import type { Loss } from '../learning/losses/loss.js';
import { timeSliced } from '../platform/scheduler.js';
import { forEachIndex, isDense, sizeOf, toView, type ArrayInput, type NdView } from '../arrays/view.js';

/** Checks inputs `[n, …inputShape]`. */
export function checkInputs(
  functionName: string,
  argument: string,
  x: ArrayInput,
  inputShape: readonly number[],
): NdView {
  const view = toView(x, functionName, argument);
  if (view.shape.slice(1).join() !== inputShape.join()) {
    const [height, width, channels] = inputShape;
    const channelsFirst =
      inputShape.length === 3 && view.shape.slice(1).join() === [channels, height, width].join();
    const hint = channelsFirst ? ' with the channels last' : '';
    throw new ArgumentError(functionName, argument, `have shape [n, ${inputShape.join(', ')}]${hint}`, view);
  }
  return view;
}

/** Samples that have been checked; their inputs are still the caller's. */
export interface CheckedSamples extends Omit<Dataset, 'inputs'> {
  inputs: NdView;
}

/** Checks x, and y where there is a loss to judge by, whose numbers it copies. */
export function checkSamples(
  functionName: string,
  x: ArrayInput,
  y: ArrayInput | undefined,
  inputShape: readonly number[],
  outputShape: readonly number[],
  loss?: Loss,
  names: readonly [string, string] = ['x', 'y'],
): CheckedSamples {
  const inputs = checkInputs(functionName, names[0], x, inputShape);
  const count = inputs.shape[0];
  let targets = new Float32Array(0);
  let targetWidth = 0;
  if (loss) {
    targetWidth = loss.targetWidth(outputShape);
    const given = toView(y as ArrayInput, functionName, names[1]);
    if (given.shape[0] !== count || sizeOf(given.shape) !== count * targetWidth) {
      const each = targetWidth === 1 ? 'one number' : `${targetWidth} numbers`;
      throw new ArgumentError(functionName, names[1], `have ${each} for each of ${count} samples`, given);
    }
    targets = toFloats(given);
    loss.checkTargets(functionName, names[1], targets, outputShape);
  }
  return { inputs, inputWidth: sizeOf(inputShape), targets, targetWidth, count };
}

/** Checks x and y, and copies both. */
export function toDataset(...given: Parameters<typeof checkSamples>): Dataset {
  const source = checkSamples(...given);
  const inputs = allocateInputs(source, source.count);
  copySamples(inputs, source, 0, source.count);
  return { ...source, inputs };
}

/** About 100 kB of bytes a piece. */
const valuesPerChunk = 100_000;

/** A copy of the samples from … to−1, made in slices, since it may be long. */
export async function copyTimeSliced(source: CheckedSamples, from: number, to: number): Promise<Dataset> {
  const { inputWidth, targetWidth, targets } = source;
  const inputs = allocateInputs(source, to - from);
  const most = Math.max(1, Math.floor(valuesPerChunk / inputWidth));
  await timeSliced().forEachChunk(from, to, most, (first, last) => {
    copySamples(inputs.subarray((first - from) * inputWidth), source, first, last);
  });
  const own = targets.slice(from * targetWidth, to * targetWidth);
  return { ...source, inputs, targets: own, count: to - from };
}

/** Bytes stay bytes. */
function allocateInputs(
  { inputs: { data }, inputWidth }: CheckedSamples,
  count: number,
): Uint8Array | Float32Array {
  const isBytes = data instanceof Uint8Array || data instanceof Uint8ClampedArray;
  return isBytes ? new Uint8Array(count * inputWidth) : new Float32Array(count * inputWidth);
}

/** Copies the inputs of the samples from … to−1, one behind the other. */
function copySamples(
  room: Uint8Array | Float32Array,
  { inputs, inputWidth }: CheckedSamples,
  from: number,
  to: number,
): void {
  const { data, stride, shape } = inputs;
  const offset = inputs.offset + from * stride[0];
  const samples = { data, stride, offset, shape: [to - from, ...shape.slice(1)] };
  if (!Array.isArray(data) && isDense(samples)) {
    room.set((data as Uint8Array).subarray(offset, offset + (to - from) * inputWidth));
  } else copyInto(room, samples);
}

/** A dense copy in single precision. */
export function toFloats(view: NdView): Float32Array<ArrayBuffer> {
  return copyInto(new Float32Array(sizeOf(view.shape)), view);
}

function copyInto<Target extends Uint8Array | Float32Array>(target: Target, view: NdView): Target {
  let i = 0;
  forEachIndex(view, (index) => (target[i++] = view.data[index]));
  return target;
}
