import { estimateTextWidth } from './estimateTextWidth.js';
import { join, toText, type Description, type Line } from './Description.js';

/** Widths, in digits, of the widest texts of any step, so that all steps have the same size. */
export interface CalculationLayout {
  /** One per column of terms; empty where the lines have different numbers of terms. */
  terms: number[];
  total: number;
  result: number;
}

/** The layout of a figure that shows no calculation. */
export const emptyCalculation: CalculationLayout = { terms: [], total: 0, result: 0 };

/** The layout for the widest texts of all steps; terms are aligned in columns if all lines have the same number. */
export function measureCalculation(descriptions: readonly Description[]): CalculationLayout {
  const lines = descriptions.flatMap((description) => description.lines);
  const totals = descriptions.map(({ total }) => total);
  const count = lines[0]?.terms.length ?? 0;
  const isGrid = lines.every(({ terms }) => terms.length === count);
  const maxWidth = (texts: string[]) =>
    texts.reduce((max, text) => Math.max(max, estimateTextWidth(text)), 0);
  const whole = ({ terms }: Line) => toText(join(terms, ' + '));
  return {
    terms: isGrid
      ? Array.from({ length: count }, (_, i) => maxWidth(lines.map(({ terms }) => toText(terms[i]))))
      : [],
    total: maxWidth([...totals, ...(isGrid ? [] : lines)].map(whole)),
    result: maxWidth([...totals, ...lines].map(({ result }) => result)),
  };
}
