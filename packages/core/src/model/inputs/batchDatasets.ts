// Batches as datasets: checked, and copied, since the caller may use the memory of one for the next.
import { ArgumentError } from '../../arrays/errors.js';
import type { ArrayInput } from '../../arrays/view.js';
import { joinDatasets, sliceDataset, type Dataset } from '../../data/dataset.js';
import type { Loss } from '../../learning/losses/loss.js';
import type { Batch, InputBatch, Iteration } from './batches.js';
import { checkSamples, copyTimeSliced, type CheckedSamples } from './samples.js';
import { weighClasses } from './sampleWeights.js';

/** The shapes of a model, and its loss. */
export interface SampleShapes {
  inputShape: readonly number[];
  outputShape: readonly number[];
  loss: Loss;
}

/** Rules for batches beside those of their shapes. */
export interface BatchRules {
  /** How errors call all of them, in `batch 2 of validationData`; without it, `batch 2`. */
  of?: string;
  classWeight?: Readonly<Record<number, number>>;
  /** Whether the first batch is the largest, for which memory is allocated. */
  firstIsLargest?: boolean;
}

/** The next batch of a pass as a dataset, undefined after its last. */
export type NextDataset = (pass: number) => Promise<Dataset | undefined>;

/** Batches with targets. */
export function batchDatasets(
  functionName: string,
  batches: Iteration<Batch>,
  { inputShape, outputShape, loss }: SampleShapes,
  { of, classWeight, firstIsLargest }: BatchRules = {},
): NextDataset {
  let maxCount = Infinity;
  return datasetsOf(functionName, batches, of, (batch, name) => {
    const [x, y, sampleWeight] = unpack(functionName, name, batch);
    const names = [`x of ${name}`, `y of ${name}`, `sampleWeight of ${name}`] as const;
    const samples = checkSamples(functionName, x, y, inputShape, outputShape, loss, names, sampleWeight);
    const { count } = samples;
    if (count > maxCount) {
      const rule = `have at most ${maxCount} samples, as many as the first batch`;
      throw new ArgumentError(functionName, names[0], rule, samples.inputs);
    }
    if (firstIsLargest && maxCount === Infinity) maxCount = count;
    if (classWeight && sampleWeight) {
      throw new ArgumentError(functionName, names[2], 'be left out with classWeight', sampleWeight);
    }
    if (classWeight) weighClasses(samples, count, classWeight, loss);
    return samples;
  });
}

/** Batches of inputs only. */
export function inputDatasets(
  functionName: string,
  batches: Iteration<InputBatch>,
  inputShape: readonly number[],
  outputShape: readonly number[],
): NextDataset {
  return datasetsOf(functionName, batches, undefined, (batch, name) => {
    const hasInputs = typeof batch === 'object' && batch !== null && 'xs' in batch;
    const x = hasInputs ? batch.xs : batch;
    return checkSamples(functionName, x, undefined, inputShape, outputShape, undefined, [name, '', '']);
  });
}

function datasetsOf<Entry>(
  functionName: string,
  batches: Iteration<Entry>,
  of: string | undefined,
  check: (entry: Entry, name: string) => CheckedSamples,
): NextDataset {
  let current = { pass: -1, index: 0 };
  return async (pass) => {
    const entry = await batches.next(pass);
    if (entry === undefined) return undefined;
    if (pass !== current.pass) current = { pass, index: 0 };
    const samples = check(entry, `batch ${current.index++}${of ? ` of ${of}` : ''}`);
    return copyTimeSliced(functionName, samples, 0, samples.count);
  };
}

function unpack(
  functionName: string,
  name: string,
  batch: Batch,
): readonly [x: ArrayInput, y: ArrayInput, sampleWeight?: ArrayInput] {
  if (Array.isArray(batch)) {
    const [x, y, sampleWeight] = batch as ArrayInput[];
    if ((batch.length === 2 || batch.length === 3) && y !== undefined) return [x, y, sampleWeight];
  } else if (typeof batch === 'object' && batch !== null && 'xs' in batch && 'ys' in batch) {
    return [batch.xs, batch.ys];
  }
  throw new ArgumentError(functionName, name, 'be [x, y], [x, y, sampleWeight] or { xs, ys }', batch);
}

/** The same samples in datasets of one size, of which only the last of a pass may be smaller. */
export function regrouped(next: NextDataset, size: () => number): NextDataset {
  let rest: Dataset | undefined;
  return async (pass) => {
    const parts: Dataset[] = [];
    for (let missing = size(); missing > 0; missing -= parts.at(-1)!.count) {
      rest ??= await next(pass);
      if (!rest) break;
      const n = Math.min(missing, rest.count);
      parts.push(sliceDataset(rest, 0, n));
      rest = n < rest.count ? sliceDataset(rest, n, rest.count) : undefined;
    }
    return parts.length > 0 ? joinDatasets(parts) : undefined;
  };
}
