// Checks of arguments that several public functions share.
import { didYouMean } from './didYouMean.js';
import { ArgumentError } from './errors.js';
import { formatCount } from './formatCount.js';

/** Checks a whole number from 1. */
export function checkCount(functionName: string, argument: string, value: unknown): number {
  if (!isCount(value)) throw new ArgumentError(functionName, argument, 'be a positive whole number', value);
  return value;
}

/** Checks a number by a rule; NaN and infinities never pass. */
export function checkNumber(
  functionName: string,
  argument: string,
  value: unknown,
  rule: string,
  isValid: (value: number) => boolean,
): number {
  if (!(typeof value === 'number' && Number.isFinite(value) && isValid(value))) {
    throw new ArgumentError(functionName, argument, rule, value);
  }
  return value;
}

/** Checks a boolean. */
export function checkFlag(functionName: string, argument: string, value: unknown): boolean {
  if (typeof value !== 'boolean') throw new ArgumentError(functionName, argument, 'be true or false', value);
  return value;
}

/** Checks a signal that may end the work; it is optional. */
export function checkSignal(functionName: string, signal: unknown): void {
  if (signal === undefined || signal === null) return;
  const { aborted, addEventListener } = signal as Partial<AbortSignal>;
  if (typeof aborted !== 'boolean' || typeof addEventListener !== 'function') {
    throw new ArgumentError(functionName, 'signal', 'be an AbortSignal', signal);
  }
}

/** Checks that a value is one of some names. */
export function checkName<Name extends string>(
  functionName: string,
  argument: string,
  value: unknown,
  names: readonly Name[],
): Name {
  if (!names.includes(value as Name)) {
    const rule = `be one of ${names.join(', ')}`;
    throw new ArgumentError(functionName, argument, rule, value, didYouMean(value, names));
  }
  return value as Name;
}

/** True for an array whose entries are all of one kind; a hole counts as undefined. */
export function isListOf<Entry>(
  value: unknown,
  isEntry: (entry: unknown) => entry is Entry,
): value is readonly Entry[] {
  return Array.isArray(value) && Array.from(value as unknown[]).every(isEntry);
}

/** True for a whole number. */
export function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

/** True for a whole number from 0. */
export function isIndex(value: unknown): value is number {
  return isWhole(value) && value >= 0;
}

/** True for a whole number from 1. */
export function isCount(value: unknown): value is number {
  return isWhole(value) && value > 0;
}

/** True where no value is NaN or infinite. */
export function areFinite(values: Float32Array): boolean {
  // Several times as fast as `every` with `Number.isFinite`; the difference is NaN for NaN and for infinities.
  for (let i = 0; i < values.length; i++) if (values[i] - values[i] !== 0) return false;
  return true;
}

/** Refuses options that a function does not have, so that a misspelt one is not silently ignored. */
export function checkOptions(functionName: string, options: unknown, known: readonly string[]): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new ArgumentError(functionName, 'options', 'be an object', options);
  }
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    const rule = `be among ${known.join(', ')}`;
    throw new ArgumentError(functionName, 'options', rule, unknown, didYouMean(unknown, known));
  }
}

/** Checks the shape of one sample, `[h, w, c]` or `[units]`. */
export function checkShape(functionName: string, argument: string, value: unknown): number[] {
  if (!(isListOf(value, isCount) && value.length > 0)) {
    throw new ArgumentError(functionName, argument, 'be a list of positive whole numbers', value);
  }
  return [...value];
}

/** The most bytes that one model, or one result, may take. */
const maxBytes = 2 ** 31;

/** Refuses what would need too much memory, before anything is allocated. */
export function checkBytes(functionName: string, argument: string, bytes: number): void {
  if (bytes <= maxBytes) return;
  refuseBytes(functionName, argument, `need at most ${formatCount(maxBytes)} bytes`, bytes);
}

function refuseBytes(functionName: string, argument: string, rule: string, bytes: number): never {
  throw new ArgumentError(functionName, argument, rule, `${formatCount(bytes)} bytes`);
}

/** Allocates memory for a model's floats; refuses, before anything is allocated, where they are too many. */
export function allocateFloats<Memory = Float32Array<ArrayBuffer>>(
  functionName: string,
  length: number,
  allocate: (length: number) => Memory = (count) => new Float32Array(count) as Memory,
): Memory {
  const bytes = length * Float32Array.BYTES_PER_ELEMENT;
  checkBytes(functionName, 'the model', bytes);
  return allocateBytes(functionName, 'the model', bytes, () => allocate(length));
}

/** Allocates memory; refuses where there is not as much. */
export function allocateBytes<Memory>(
  functionName: string,
  argument: string,
  bytes: number,
  allocate: () => Memory,
): Memory {
  try {
    return allocate();
  } catch (reason) {
    if (!(reason instanceof RangeError)) throw reason;
    return refuseBytes(functionName, argument, 'fit into the memory there is', bytes);
  }
}
