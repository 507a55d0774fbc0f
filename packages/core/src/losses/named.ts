import { checkName } from '../check.js';
import type { Loss } from './loss.js';
import { sparseCategoricalCrossentropyLoss } from './sparseCategoricalCrossentropyLoss.js';

export type LossName = 'sparseCategoricalCrossentropy';

const losses = new Map<LossName, Loss>([
  ['sparseCategoricalCrossentropy', sparseCategoricalCrossentropyLoss],
]);

export function lossNamed(functionName: string, name: unknown): Loss {
  return losses.get(checkName(functionName, 'loss', name, [...losses.keys()]))!;
}
