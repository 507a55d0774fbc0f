export { formatCount } from '@cnn/core/steps';

/** A number as it is shown, and whether that is all of it. */
export interface FormattedNumber {
  text: string;
  exact: boolean;
}

/**
 * A number in few characters: with up to four decimals where they give it exactly (to single precision), else with at
 * least three significant digits. Below 0.0001 and from 10,000,000 in scientific notation.
 */
export function toFormattedNumber(value: number): FormattedNumber {
  const size = Math.abs(value);
  if (size >= 1e7 || (size > 0 && size < 1e-4)) {
    const text = value.toExponential(2).replace(/\.?0*e\+?/, 'e');
    return { text: withMinusSign(text), exact: isNear(Number(text), value) };
  }
  for (let decimals = 0; decimals <= 4; decimals++) {
    const text = value.toFixed(decimals);
    if (isNear(Number(text), value)) return { text: withMinusSign(text), exact: true };
  }
  return { text: withMinusSign(String(Number(value.toFixed(size < 10 ? 3 : 2)))), exact: false };
}

export const formatNumber = (value: number): string => toFormattedNumber(value).text;

const isNear = (shown: number, value: number): boolean => Math.abs(shown - value) <= 1e-7 * Math.abs(value);

const withMinusSign = (text: string): string => (/^-0\.?0*$/.test(text) ? '0' : text.replace(/-/g, '−'));
