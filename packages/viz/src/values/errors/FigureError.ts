import { ArgumentError } from '@cnn/core/steps';
import type { ErrorMessages } from '../../messages/index.js';

/** A value inside a message that is itself a message, such as `nothing`. */
export interface MessageReference {
  message: keyof ErrorMessages;
}

/**
 * A value that a figure can not show. `messageName` names a message of `ErrorMessages`, or one of the figure's own:
 * `new FigureError<keyof DigitPadMessages>('digit', 'badDigit', { text })`.
 */
export class FigureError<Name extends string = keyof ErrorMessages> extends Error {
  override name = 'FigureError';

  constructor(
    readonly argument: string,
    readonly messageName: NoInfer<Name>,
    readonly values: Readonly<Record<string, string | number | MessageReference>> = {},
  ) {
    super(`${argument}: ${messageName}`);
  }
}

/** The property or option that an error is about; empty where it names none. */
export const argumentOf = (error: Error): string =>
  error instanceof FigureError || error instanceof ArgumentError ? error.argument : '';

/** Whether the error is only that an element is not defined yet: it is shown, but not reported by an event. */
export const isPending = (error: Error): boolean =>
  error instanceof FigureError && error.messageName === 'awaited';
