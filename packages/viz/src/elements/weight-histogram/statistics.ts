import { deviation, extent, mean } from 'd3-array';
import { formatCount, formatNumber } from '../../values/formatNumber.js';
import type { Numbers } from '../../values/numbers.js';

/** Three significant digits. */
export const formatWeight = (value = 0): string => formatNumber(Number(value.toPrecision(3)));

const cache = new WeakMap<Numbers, Record<string, string>>();

/** Count, range, mean and standard deviation as texts, computed once: bars are pointed at more often than they change. */
export function statisticsOf(numbers: Numbers): Record<string, string> {
  let statistics = cache.get(numbers);
  if (!statistics) cache.set(numbers, (statistics = computeStatistics(numbers)));
  return statistics;
}

function computeStatistics({ data }: Numbers): Record<string, string> {
  const [lowest, highest] = extent(data);
  return {
    count: formatCount(data.length),
    lowest: formatWeight(lowest),
    highest: formatWeight(highest),
    mean: formatWeight(mean(data)),
    deviation: formatWeight(deviation(data)),
  };
}
