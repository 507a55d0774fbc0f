/** A number as shown, and whether what is shown is all of it. */
export interface FormattedNumber {
  text: string;
  exact: boolean;
}

/**
 * A number in as few characters as say it: up to four decimals where they say it exactly (single precision
 * counts as exact), else three significant digits or more.
 */
export function toFormattedNumber(value: number): FormattedNumber {
  const size = Math.abs(value);
  if (size >= 1e7 || (size > 0 && size < 1e-4)) {
    const text = value.toExponential(2).replace(/\.?0*e\+?/, 'e');
    return { text: withMinus(text), exact: isNear(Number(text), value) };
  }
  for (let decimals = 0; decimals <= 4; decimals++) {
    const text = value.toFixed(decimals);
    if (isNear(Number(text), value)) return { text: withMinus(text), exact: true };
  }
  return { text: withMinus(String(Number(value.toFixed(size < 10 ? 3 : 2)))), exact: false };
}

export const formatNumber = (value: number): string => toFormattedNumber(value).text;

function isNear(shown: number, value: number): boolean {
  return Math.abs(shown - value) <= 1e-7 * Math.abs(value);
}

function withMinus(text: string): string {
  return /^-0\.?0*$/.test(text) ? '0' : text.replace(/-/g, '−');
}

const characterWidths: Record<string, number> = {
  '.': 0.7,
  ',': 0.7,
  ' ': 0.6,
  '(': 0.75,
  ')': 0.75,
  '/': 0.75,
};

/** The width of a calculation's text in digits, never too little: bold, and in whatever font the page has. */
export function textWidth(text: string): number {
  return Array.from(text, (character) => {
    if (character >= '0' && character <= '9') return 1.1;
    return characterWidths[character] ?? (character > '\u2e7f' ? 1.8 : 1.4);
  }).reduce((sum, one) => sum + one, 0);
}

/** A count with its thousands apart: 26,542,080. */
export const formatCount = (count: number): string => count.toLocaleString('en');
