/** Metrics by name: `loss`, those of `compile`, and with validation `valLoss` and so on. */
export type Logs = { loss: number } & Record<string, number>;

/** Metrics by name, each with one value per epoch. */
export type History = { loss: number[] } & Record<string, number[]>;

/** The name of a metric over the validation data: that of `loss` is `valLoss`. */
export function validationName(metricName: string): string {
  return `val${metricName[0].toUpperCase()}${metricName.slice(1)}`;
}

/** A history with the epochs of another after its own. */
export function joinHistories(
  first: Record<string, readonly number[]>,
  second: Record<string, readonly number[]>,
): Record<string, number[]> {
  const names = Object.keys({ ...first, ...second });
  return Object.fromEntries(names.map((name) => [name, [...(first[name] ?? []), ...(second[name] ?? [])]]));
}
