const maxValue = 1e9;
const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A decimal number of any size, with a hyphen or a minus sign; undefined for other texts. */
export function readNumber(text: string): number | undefined {
  const trimmed = text.trim().replace(/^[−–]/, '-');
  return decimal.test(trimmed) ? Number(trimmed) : undefined;
}

/** Whether a number is finite and at most a billion in size, so that a figure can show it. */
export const isDisplayable = (value: number): boolean => Math.abs(value) <= maxValue;
