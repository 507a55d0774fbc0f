// A history in JSON, which has no NaN and no infinities: those are written as strings.
import { isListOf } from '../../arrays/check.js';

export function historyToJson(history: Record<string, number[]>): Record<string, (number | string)[]> {
  return mapHistory(history, (value) => (Number.isFinite(value) ? value : String(value)));
}

/** @returns undefined for what is no history */
export function historyFromJson(json: unknown): Record<string, number[]> | undefined {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined;
  const isHistory = Object.values(json).every((values) => isListOf(values, isNumberInJson));
  return isHistory ? mapHistory(json as Record<string, (number | string)[]>, Number) : undefined;
}

const isNumberInJson = (value: unknown): value is number | string =>
  typeof value === 'number' || value === 'NaN' || value === 'Infinity' || value === '-Infinity';

function mapHistory<From, To>(
  history: Record<string, From[]>,
  convert: (value: From) => To,
): Record<string, To[]> {
  return Object.fromEntries(
    Object.entries(history).map(([name, values]) => [name, values.map((value) => convert(value))]),
  );
}
