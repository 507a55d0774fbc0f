// Takes what the caller gives for x and y as a dataset: copies, since it goes to other threads.
import { ArgumentError } from '../errors.js';
import type { Dataset } from '../data/dataset.js';
import type { Loss } from '../losses/loss.js';
import { forEachIndex, isDense, sizeOf, toView, type ArrayInput, type NdView } from '../view.js';

/** Checks inputs `[n, …inputShape]`. */
export function toInputs(
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

/** Checks x, and y where there is a loss to judge by, and copies them. */
export function toDataset(
  functionName: string,
  x: ArrayInput,
  y: ArrayInput | undefined,
  inputShape: readonly number[],
  outputShape: readonly number[],
  loss?: Loss,
  names: readonly [string, string] = ['x', 'y'],
): Dataset {
  const inputs = toInputs(functionName, names[0], x, inputShape);
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
  return { inputs: copyOf(inputs), inputWidth: sizeOf(inputShape), targets, targetWidth, count };
}

function copyOf(view: NdView): Uint8Array | Float32Array {
  const { data, offset, shape } = view;
  const size = sizeOf(shape);
  if (!(data instanceof Uint8Array || data instanceof Uint8ClampedArray)) return toFloats(view);
  if (isDense(view)) return new Uint8Array(data.subarray(offset, offset + size));
  return fill(new Uint8Array(size), view);
}

/** A dense copy in single precision. */
export function toFloats(view: NdView): Float32Array<ArrayBuffer> {
  return fill(new Float32Array(sizeOf(view.shape)), view);
}

function fill<Target extends Uint8Array | Float32Array>(target: Target, view: NdView): Target {
  let i = 0;
  forEachIndex(view, (index) => (target[i++] = view.data[index]));
  return target;
}
