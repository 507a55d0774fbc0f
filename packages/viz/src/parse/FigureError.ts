import { ArgumentError } from '@cnn/core/steps';
import { fill, type MessageName, type Messages } from '../messages/index.js';

/** A value that a figure can not show, with the message that says so in the reader's language. */
export class FigureError extends Error {
  override name = 'FigureError';

  constructor(
    readonly argument: string,
    readonly messageName: MessageName,
    readonly values: Record<string, string | number> = {},
  ) {
    super(`${argument}: ${messageName}`);
  }
}

/** The names in `values` that are themselves messages, such as what there is too much of. */
const translated = 'what';

/** The sentence for an error. Rules of the math come worded from core. */
export function sentenceFor(error: Error, messages: Messages): string {
  if (error instanceof FigureError) {
    const { argument, values } = error;
    const what = values[translated];
    const words: Record<string, string> =
      what === undefined ? {} : { [translated]: messages[what as MessageName] };
    return fill(messages[error.messageName], { argument, ...values, ...words });
  }
  if (error instanceof ArgumentError) return error.message.replace(`${error.functionName}: `, '');
  return error.message;
}

export function argumentOf(error: Error): string {
  return error instanceof FigureError || error instanceof ArgumentError ? error.argument : '';
}

/** A short text for a value that was refused. */
export function excerpt(value: unknown): string {
  const text = typeof value === 'string' ? value : typeof value === 'object' ? typeof value : String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
