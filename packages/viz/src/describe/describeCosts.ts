import type { Costs } from '@cnn/core/steps';
import { fill, plural, type Messages } from '../messages/index.js';

/** "9 positions ·", "81 multiplications ·", "25 → 9 values,", and "64 % fewer". */
export function describeCosts(costs: Costs, messages: Messages): { counts: string[]; change: string } {
  const parts = [count(messages.positions, costs.positions)];
  if (costs.multiplications > 0) parts.push(count(messages.multiplications, costs.multiplications));
  const { inputValues: from, outputValues: to, fewer } = costs;
  parts.push(fill(plural(messages.reduction, to), { from, to }));
  const percent = Math.round(Math.abs(fewer) * 100) || Number((Math.abs(fewer) * 100).toFixed(1));
  const change = fewer > 0 ? messages.fewer : fewer < 0 ? messages.more : messages.same;
  return {
    counts: parts.map((part) => (part.endsWith(',') ? part : `${part} ·`)),
    change: fill(change, { percent }),
  };
}

const count = (template: string, number: number): string =>
  fill(plural(template, number), { count: number.toLocaleString('en') });
