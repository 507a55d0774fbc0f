import type { ConvStep } from '@cnn/core/steps';
import type { CalculationLayout } from './measureCalculation.js';
import { formatNumber } from '../../values/formatNumber.js';
import { estimateTextWidth } from './estimateTextWidth.js';
import { offsetOf, type Numbers } from '../../values/numbers.js';

/** The layout for the widest product of each column, the widest sum and the widest result of any step. */
export function measureConv(steps: readonly ConvStep[], filter: Numbers): CalculationLayout {
  const widths = new Map<number, number>();
  const widthOf = (value: number): number => {
    let width = widths.get(value);
    if (width === undefined) widths.set(value, (width = estimateTextWidth(formatNumber(value))));
    return width;
  };
  const maxWidth = (values: readonly number[]) =>
    values.reduce((max, value) => Math.max(max, widthOf(value)), 0);

  const hasRows = steps[0].channelSums.length === 1;
  const sums = steps.flatMap((step) => (hasRows ? step.rowSums : step.channelSums));
  const hasBias = steps.some(({ bias }) => bias !== 0);
  const hasNegative = sums.some((sum) => sum < 0) || steps.some(({ bias }) => bias < 0);
  const summandCount = (hasRows ? steps[0].rowSums : steps[0].channelSums).length + (hasBias ? 1 : 0);
  const summandWidth = maxWidth(sums) + (hasNegative ? estimateTextWidth('()') : 0);

  const terms = hasRows ? Array.from({ length: filter.shape[1] }, () => 0) : [];
  for (const { values, channel } of steps) {
    values.forEach((row, i) => {
      terms.forEach((widest, j) => {
        const weight = filter.data[offsetOf(filter, i, j, 0, channel)];
        terms[j] = Math.max(widest, widthOf(row[j][0]) + widthOf(weight) + estimateTextWidth('(×)'));
      });
    });
  }
  return {
    terms,
    total: summandWidth * summandCount + estimateTextWidth(' + ') * (summandCount - 1),
    result: Math.max(
      maxWidth(sums),
      maxWidth(steps.map(({ value }) => value)),
      maxWidth(steps.map(({ bias }) => bias)),
    ),
  };
}
