/** The base class of all errors of this library. */
export class CnnError extends Error {
  override name = 'CnnError';
}

/** An argument that breaks a rule. Thrown by the public function, before anything is allocated or changed. */
export class ArgumentError extends CnnError {
  override name = 'ArgumentError';

  constructor(
    /** The function or layer that refused. */
    readonly functionName: string,
    /** The argument that was refused, such as `padding` or `layers[0]`. */
    readonly argument: string,
    /** What the argument must be; continues a sentence after "must". */
    readonly rule: string,
    /** The value that was refused; the message describes it. */
    received: unknown,
    /** A sentence at the end of the message, with a space before it, or nothing. */
    readonly hint = '',
  ) {
    super(`${functionName}: ${argument} must ${rule}, but got ${describe(received)}.${hint}`);
  }
}

/** A file, or bytes, whose content is not of the expected format. */
export class FormatError extends CnnError {
  override name = 'FormatError';
}

/** Training that can not continue. The model keeps the weights of the last finished batch. */
export class TrainingError extends CnnError {
  override name = 'TrainingError';
}

/** A call that is not allowed in the present state of a model, such as a second `fit` while one runs. */
export class StateError extends CnnError {
  override name = 'StateError';
}

/** Characters of a value that an error message shows. */
const maxLength = 60;
/** Depth to which an error message shows nested lists. */
const maxDepth = 4;

/** A short text for any value, safe to put in an error message. */
export function describe(value: unknown, depth = 0): string {
  if (typeof value === 'string') return clip(JSON.stringify(value));
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'function') return 'a function';
  if (Array.isArray(value)) {
    if (depth === maxDepth) return '[…]';
    const shown = Array.from(value.slice(0, 8), (entry) => describe(entry, depth + 1)).join(', ');
    return clip(`[${shown}${value.length > 8 ? ', …' : ''}]`);
  }
  if (ArrayBuffer.isView(value)) {
    return `${value.constructor.name} of ${'length' in value ? `length ${value.length}` : `${value.byteLength} bytes`}`;
  }
  if (typeof value === 'object' && value !== null) {
    const shape = (value as { shape?: unknown }).shape;
    return Array.isArray(shape) ? `an array of shape ${describe(shape, 1)}` : 'an object';
  }
  return String(value);
}

function clip(text: string): string {
  return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
}
