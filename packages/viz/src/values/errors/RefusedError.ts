/** A value that a figure can not show; `messageName` is one of the figure's own strings. */
export class RefusedError extends Error {
  override name = 'RefusedError';

  constructor(
    readonly argument: string,
    readonly messageName: string,
    readonly values: Record<string, string | number> = {},
  ) {
    super(`${argument}: ${messageName}`);
  }
}
