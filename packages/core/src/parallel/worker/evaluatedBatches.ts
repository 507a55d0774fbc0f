import type { EvaluatedBatches } from '../protocol/session.js';

/** Adds the sums of a batch of n samples to those of the batches before. */
export function addBatch(total: EvaluatedBatches, sums: readonly number[], n: number): void {
  total.batches++;
  total.count += n;
  sums.forEach((sum, i) => (total.sums[i] += sum));
}

export function copyBatches(batches: EvaluatedBatches): EvaluatedBatches {
  return { ...batches, sums: [...batches.sums] };
}
