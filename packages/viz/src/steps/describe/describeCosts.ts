import type { Costs } from '@cnn/core/steps';
import { formatCount } from '../../values/formatNumber.js';
import { fill, plural, type Messages } from '../../messages/index.js';

/** "9 positions" and "81 multiplications"; "25 → 9 values," and "64 % fewer". */
export interface CostsDescription {
  counts: string[];
  reduction: string;
  change: string;
}

export function describeCosts(costs: Costs, messages: Messages): CostsDescription {
  const counts = [count(messages.positions, costs.positions)];
  if (costs.multiplications > 0) counts.push(count(messages.multiplications, costs.multiplications));
  const { inputValues: from, outputValues: to, reduction } = costs;
  const percent = Math.round(Math.abs(reduction) * 100) || Number((Math.abs(reduction) * 100).toFixed(1));
  const change = reduction > 0 ? messages.fewer : reduction < 0 ? messages.more : messages.same;
  return {
    counts,
    reduction: fill(plural(messages.reduction, to), { from: formatCount(from), to: formatCount(to) }),
    change: fill(change, { percent }),
  };
}

const count = (template: string, number: number): string =>
  fill(plural(template, number), { count: formatCount(number) });
