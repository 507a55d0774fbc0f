import { textWidth } from './textWidth.js';
import { join, toText, type Description, type Line } from './Description.js';

/** Breadths, in digits, of the widest texts of any step, so that no step changes the size of the calculation. */
export interface CalculationLayout {
  /** Of the terms that stand under one another, one a column; none where lines are not made of terms. */
  terms: number[];
  total: number;
  result: number;
}

/** The layout of a figure that shows no calculation. */
export const emptyCalculation: CalculationLayout = { terms: [], total: 0, result: 0 };

/** Room for the widest texts of all steps; terms stand under one another where every line has as many. */
export function measureCalculation(descriptions: readonly Description[]): CalculationLayout {
  const lines = descriptions.flatMap((description) => description.lines);
  const totals = descriptions.map(({ total }) => total);
  const count = lines[0]?.terms.length ?? 0;
  const isGrid = lines.every(({ terms }) => terms.length === count);
  const most = (texts: string[]) => texts.reduce((max, one) => Math.max(max, textWidth(one)), 0);
  const whole = ({ terms }: Line) => toText(join(terms, ' + '));
  return {
    terms: isGrid
      ? Array.from({ length: count }, (_, i) => most(lines.map(({ terms }) => toText(terms[i]))))
      : [],
    total: most([...totals, ...(isGrid ? [] : lines)].map(whole)),
    result: most([...totals, ...lines].map(({ result }) => result)),
  };
}
