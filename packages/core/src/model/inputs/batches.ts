// Batches that a caller gives one by one in the place of arrays: what they may be, and how they are read.
import { ArgumentError } from '../../arrays/errors.js';
import type { ArrayInput } from '../../arrays/view.js';

/**
 * Samples of one batch: `[x, y]` or `[x, y, sampleWeight]`, as the tuples of Keras 3, or `{ xs, ys }`, as the objects that
 * `fitDataset` of TensorFlow.js takes. x is `[n, …inputShape]`, y the targets that the loss takes, `sampleWeight` `[n]`.
 */
export type Batch =
  readonly [x: ArrayInput, y: ArrayInput, sampleWeight?: ArrayInput] | { xs: ArrayInput; ys: ArrayInput };

/** The inputs of one batch: x, or `{ xs }`. */
export type InputBatch = ArrayInput | { xs: ArrayInput };

/** An iterable or iterator, synchronous or not, such as a generator. */
export type BatchIterable<Entry = Batch> =
  Iterable<Entry> | AsyncIterable<Entry> | Iterator<Entry> | AsyncIterator<Entry>;

/**
 * Batches in the place of arrays: an iterable that is not an array, or a function that returns one, such as a generator
 * function. Each epoch starts a new iterator; one that can be read only once serves one epoch.
 */
export type Batches<Entry = Batch> =
  BatchIterable<Entry> | (() => BatchIterable<Entry> | Promise<BatchIterable<Entry>>);

/** Whether x gives batches: arrays and views are samples. */
export function isBatches<Entry>(x: unknown): x is Batches<Entry> {
  if (typeof x === 'function') return true;
  if (typeof x !== 'object' || x === null || isArray(x)) return false;
  return Symbol.asyncIterator in x || Symbol.iterator in x || isIterator(x);
}

/** Whether batches can be read only once. */
export function isIterator(batches: object): boolean {
  return typeof batches !== 'function' && 'next' in batches && typeof batches.next === 'function';
}

function isArray(value: unknown): boolean {
  const isObject = typeof value === 'object' && value !== null;
  return Array.isArray(value) || ArrayBuffer.isView(value) || (isObject && 'data' in value);
}

/** The arguments after x, `y, options`, or where x gives batches only `options`. */
export function argumentsAfter<Options extends object>(
  functionName: string,
  x: unknown,
  second: ArrayInput | Options | undefined,
  third: Options | undefined,
): { y: ArrayInput; options: Options } {
  const none = {} as Options;
  if (!isBatches(x)) return { y: second as ArrayInput, options: third ?? none };
  if (isArray(second) || (third !== undefined && second !== undefined && second !== null)) {
    throw new ArgumentError(functionName, 'y', 'be left out where x gives batches', second);
  }
  return { y: [], options: third ?? (second as Options | undefined) ?? none };
}

/** How batches are read. */
export interface IterationSettings {
  /** The number of batches in a pass. Default all. */
  steps?: number;
  /** Given where a pass continues after the one before, and does not start from the beginning: the number of passes. */
  passes?: number;
}

/** Batches that are read pass by pass, such as epoch by epoch. */
export interface Iteration<Entry> {
  /** The next batch of a pass, undefined after its last. */
  next(pass: number): Promise<Entry | undefined>;
  /** Calls `return` of an iterator that has not ended. */
  close(): Promise<void>;
}

/**
 * Reads batches, where a pass must have one at least.
 *
 * @param argument how errors call the batches
 */
export function iterate<Entry>(
  functionName: string,
  argument: string,
  batches: Batches<Entry>,
  { steps, passes }: IterationSettings = {},
): Iteration<Entry> {
  let iterator: Iterator<Entry> | AsyncIterator<Entry> | undefined;
  let isPending = false;
  let isClosed = false;
  let current = { pass: -1, count: 0, hasEnded: false };
  let total = 0;

  async function closeIterator(): Promise<void> {
    const open = iterator;
    iterator = undefined;
    const closing = Promise.resolve(open?.return?.());
    // An asynchronous generator ends only after what it waits for, which may never come.
    if (isPending) closing.catch(() => {});
    else await closing;
  }

  async function nextOfIterator(): Promise<IteratorResult<Entry>> {
    isPending = true;
    try {
      return await iterator!.next();
    } catch (reason) {
      // One that has thrown has ended.
      iterator = undefined;
      throw reason;
    } finally {
      isPending = false;
    }
  }

  return {
    async next(pass) {
      if (pass !== current.pass) current = { pass, count: 0, hasEnded: false };
      if (current.hasEnded) return undefined;
      if (current.count === steps) {
        current.hasEnded = true;
        if (!passes) await closeIterator();
        return undefined;
      }
      iterator ??= await openIterator(functionName, argument, batches);
      if (isClosed) {
        await closeIterator();
        return undefined;
      }
      const { done, value } = await nextOfIterator();
      if (!done) {
        current.count++;
        total++;
        return value;
      }
      iterator = undefined;
      current.hasEnded = true;
      const expected = steps === undefined ? undefined : steps * (passes ?? 1);
      const found = passes ? total : current.count;
      if (expected !== undefined || current.count === 0) {
        const rule = `give ${expected ?? 'at least one'} ${expected === undefined || expected === 1 ? 'batch' : 'batches'}`;
        throw new ArgumentError(functionName, argument, rule, found);
      }
      return undefined;
    },
    async close() {
      isClosed = true;
      await closeIterator();
    },
  };
}

async function openIterator<Entry>(
  functionName: string,
  argument: string,
  batches: Batches<Entry>,
): Promise<Iterator<Entry> | AsyncIterator<Entry>> {
  const found = typeof batches === 'function' ? await batches() : batches;
  if (typeof found === 'object' && found !== null) {
    if (Symbol.asyncIterator in found) return found[Symbol.asyncIterator]();
    if (Symbol.iterator in found) return found[Symbol.iterator]();
    if (isIterator(found)) return found;
  }
  throw new ArgumentError(functionName, argument, 'return an iterable of batches', found);
}
